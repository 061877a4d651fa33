"""How assets/models/encoder was made: the pretrained package read, its heads learnt, the result written for ONNX."""
