/// How pages look, on a light screen, on a dark one and on paper.
enum HTMLStyle {
    static let sheet = """
        :root { --page: #ffffff; --panel: #f5f7f9; --text: #1b2430; --muted: #55606e; --line: #dde2e8; --accent: #3a6db0;
          --range: #b9cfea; --bad: #a3190c; --bad-page: #fdecea; --note-page: #fff6dd; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #12161d; --panel: #1b212b; --text: #ecf0f5; --muted: #a9b4c2; --line: #2f3845; --accent: #6fa8e6;
            --range: #2d4a6d; --bad: #ff9d92; --bad-page: #3a1714; --note-page: #332b12; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text);
          font: 16px/1.5 "Noto Sans CJK KR", "Noto Sans KR", NanumGothic, "Apple SD Gothic Neo", system-ui, sans-serif; }
        :lang(ko) { word-break: keep-all; }
        main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
        p { margin: .5rem 0; max-width: 48rem; }
        .lead, .note, figcaption { color: var(--muted); }
        .note, figcaption { font-size: .875rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 1.25rem 0; }
        dt { color: var(--muted); }
        dd { margin: 0; overflow-wrap: anywhere; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; }
        .card { background: var(--panel); border-radius: .5rem; padding: .9rem 1rem; }
        .card .value { font-size: 1.9rem; font-weight: 700; font-variant-numeric: tabular-nums; line-height: 1.2; }
        .bar { position: relative; height: .6rem; margin: .6rem 0 .3rem; background: var(--line); border-radius: .3rem; }
        .bar i, .bar b, .bar s { position: absolute; top: 0; bottom: 0; display: block; }
        .bar i { background: var(--range); border-radius: .3rem; }
        .bar b { width: 3px; margin-left: -1.5px; background: var(--accent); top: -.15rem; bottom: -.15rem; }
        .bar s { width: 0; border-left: 2px dashed var(--muted); top: -.2rem; bottom: -.2rem; }
        .alarm, .warning { border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0; max-width: 48rem; }
        .alarm { background: var(--bad-page); color: var(--bad); font-weight: 600; border-left: .3rem solid var(--bad); }
        .warning { background: var(--note-page); } .warning h3 { margin-top: 0; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle; }
        thead th { color: var(--muted); font-weight: 500; vertical-align: bottom; }
        tbody th { font-weight: 500; min-width: 4.5rem; overflow-wrap: break-word; }
        .number { text-align: right; }
        td.number { white-space: nowrap; }
        figure { margin: 1rem 0; }
        figure svg { display: block; max-width: 100%; height: auto; }
        .pair { display: flex; flex-wrap: wrap; gap: 1rem; }
        .pair > figure { flex: 1 1 20rem; min-width: 0; margin: 0; }
        details { margin: 1rem 0; }
        summary { cursor: pointer; color: var(--accent); }
        audio { display: block; width: 15rem; height: 2.2rem; }
        code, pre { font: .85rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
        pre { background: var(--panel); padding: .75rem 1rem; border-radius: .5rem; white-space: pre-wrap;
          overflow-wrap: anywhere; }
        @media (max-width: 40rem) {
          .wide svg { max-width: none; width: 32rem; }
          th, td { padding: .3rem .5rem; } th:first-child, td:first-child { padding-left: 0; }
          .scroll > table:not(.stacked) :is(th, td) { white-space: nowrap; }
          .stacked, .stacked tbody, .stacked tr, .stacked th { display: block; }
          .stacked td { display: inline-block; margin-right: .75rem; }
          .stacked thead { display: none; }
          .stacked tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
          .stacked tbody th, .stacked td { border: 0; padding: .1rem 0; text-align: left; overflow-wrap: anywhere; }
          .stacked td::before { content: attr(data-title) ": "; color: var(--muted); }
          .stacked td:has(audio) { display: block; margin: .3rem 0 0; } .stacked td:has(audio)::before { content: none; }
          .stacked audio { width: 100%; }
        }
        .dark { display: none; }
        @media (prefers-color-scheme: dark) { .light { display: none; } .dark { display: block; } }
        @media print {
          :root { --page: #ffffff; --panel: #f5f7f9; --text: #000000; --muted: #444444; --line: #cccccc; --accent: #1f4f8f;
            --range: #b9cfea; --bad: #a3190c; --bad-page: #ffffff; --note-page: #ffffff; }
          .light { display: block; } .dark, audio { display: none; }
          main { max-width: none; padding: 0; } h2 { break-after: avoid; }
          figure, tr, .card, .alarm, .warning { break-inside: avoid; }
          .alarm, .warning { border: 1px solid currentColor; }
        }
        """
}
