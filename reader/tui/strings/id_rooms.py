"""The interface in Indonesian: what the screens say that are opened later."""

TEXTS: dict[str, str] = {
    # actions
    "action.filter-actor": "hanya aktor ini di lini masa",
    "action.filter-kind": "hanya satu jenis pernyataan",
    "action.filter-dated": "hanya yang bertanggal",
    "action.filter-noted": "hanya yang bercatatan",
    "action.filter-doubtful": "hanya yang meragukan",
    "action.filter-all": "semua pernyataan lagi",
    "action.along-lane": "maju di jalur ini",
    "action.back-along-lane": "mundur di jalur ini",
    # timeline
    "timeline.filter.actor": "aktor",
    "timeline.filter.kind": "jenis",
    "timeline.filter.dated": "tanggal",
    "timeline.filter.noted": "catatan",
    "timeline.filter.doubtful": "ragu",
    "timeline.nothing": "Tidak ada pernyataan seperti itu. 0 menampilkan semuanya.",
    "timeline.days-later": "{count} hari kemudian",
    "timeline.day-later": "1 hari kemudian",
    "timeline.unknown": "tidak dikenal",
    # actors
    "actors.empty": "Tidak ada aktor di artikel ini.",
    "actors.said": "berkata",
    "actors.named": "disebut",
}
