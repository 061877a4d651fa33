"""The interface in English: what the screens say that are opened later."""

TEXTS: dict[str, str] = {
    # actions
    "action.filter-actor": "only this actor in the timeline",
    "action.filter-kind": "only one kind of statement",
    "action.filter-dated": "only what has a date",
    "action.filter-noted": "only what has a note",
    "action.filter-doubtful": "only what is doubtful",
    "action.filter-all": "all statements again",
    "action.along-lane": "along the lane",
    "action.back-along-lane": "back along the lane",
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
