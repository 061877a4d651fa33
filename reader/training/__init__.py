"""How the pipelines in assets/models were trained, and how any pipeline is measured. Nothing else imports this room."""
