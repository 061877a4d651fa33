"""The interface in English: what the screens say that are opened later."""

TEXTS: dict[str, str] = {
    # timeline
    "timeline.filter.actor": "actor",
    "timeline.filter.kind": "kind",
    "timeline.filter.dated": "dated",
    "timeline.filter.noted": "noted",
    "timeline.filter.doubtful": "doubtful",
    "timeline.nothing": "No statement is like that. 0 shows all of them.",
    "timeline.days-later": "{count} days later",
    "timeline.day-later": "1 day later",
    "timeline.unknown": "unknown",
    # actors
    "actors.empty": "Nobody was found in this article.",
    "actors.said": "said",
    "actors.named": "named",
}
