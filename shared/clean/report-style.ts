/** Style sheet of the report: light and dark by the reader's choice, and for paper. */
export const reportStyle = `
:root { color-scheme: light dark; --ink: #1d2126; --soft: #5b6470; --paper: #fcfbf8; --card: #ffffff;
  --line: #dedad2; --accepted: #2f7d5b; --edited: #3a6ea8; --rejected: #a8483a; --deferred: #b98a2c;
  --stale: #7d5ba8; --open: #c9c6bd; --removed: #a8483a; --merged: #3a6ea8; --kept: #2f7d5b;
  --decided: #3a6ea8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --soft: #a3a9b1; --paper: #16181b; --card: #1e2125;
  --line: #363a40; --accepted: #5fb58d; --edited: #78a8dd; --rejected: #e08a7c; --deferred: #dcb466;
  --stale: #b598dd; --open: #4d5259; --removed: #e08a7c; --merged: #78a8dd; --kept: #5fb58d;
  --decided: #78a8dd; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; }
h1, h2 { font-family: Georgia, "Iowan Old Style", "Noto Serif", serif; font-weight: 600; line-height: 1.2; }
h1 { font-size: 2.2rem; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.4rem; margin: 3rem 0 .6rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .4rem 0; }
.soft { color: var(--soft); }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; margin: 1rem 0 0; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .2em; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .8rem; margin: 2rem 0 0; }
.figures div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem;
  display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.figures dt { color: var(--soft); font-size: .85rem; }
.figures dd { margin: 0; font-size: 1.7rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; margin: .8rem 0; font-size: .93rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
th, td { text-align: left; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td bdi, h3 bdi { overflow-wrap: anywhere; }
thead th { color: var(--soft); font-weight: 500; font-size: .85rem; vertical-align: bottom; }
tbody th { font-weight: 500; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.chart { width: 34%; vertical-align: middle; }
svg { display: block; width: 100%; }
svg.bar { height: .8rem; border-radius: .2rem; }
svg.whole { height: 1.6rem; border-radius: .3rem; margin: .8rem 0 .4rem; }
.accepted { fill: var(--accepted); } .edited { fill: var(--edited); } .rejected { fill: var(--rejected); }
.deferred { fill: var(--deferred); } .stale { fill: var(--stale); } .open { fill: var(--open); }
.removed { fill: var(--removed); } .merged { fill: var(--merged); } .kept { fill: var(--kept); }
.decided, .counts { fill: var(--decided); } .does-not-count { fill: var(--open); }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; padding: 0; margin: .4rem 0;
  font-size: .88rem; }
.legend svg { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem; vertical-align: -.05rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1.1rem;
  margin: .8rem 0; }
.card ul { margin: .4rem 0; padding-left: 1.2rem; }
.card table { margin: .5rem 0 0; }
code { font: .9em/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere;
  white-space: pre-wrap; }
del { color: var(--removed); text-decoration-thickness: 1px; } ins { color: var(--kept); text-decoration: none; }
@media print { :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; } nav { display: none; }
  .card, tr, .figures div { break-inside: avoid; } h2 { break-after: avoid; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
