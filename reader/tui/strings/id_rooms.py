"""The interface in Indonesian: what the screens say that are opened later."""

TEXTS: dict[str, str] = {
    # timeline
    "timeline.filter.actor": "aktor",
    "timeline.filter.kind": "jenis",
    "timeline.filter.dated": "bertanggal",
    "timeline.filter.noted": "bercatatan",
    "timeline.filter.doubtful": "meragukan",
    "timeline.nothing": "Tidak ada pernyataan seperti itu. 0 menampilkan semuanya.",
    "timeline.days-later": "{count} hari kemudian",
    "timeline.day-later": "1 hari kemudian",
    "timeline.unknown": "tidak dikenal",
    # actors
    "actors.empty": "Tidak ada aktor di artikel ini.",
    "actors.said": "berkata",
    "actors.named": "disebut",
}
