import { hue, tone } from "../../pictures/palette.js"
import { sans } from "../../pictures/text.js"

/** Darker than the palette's: legible as text on white. */
const word = { good: "#00694d", known: "#5c5310", bad: "#a83c00", out: tone.quiet, odd: "#7a3160" } as const
const ground = { good: "#eef8f4", known: "#f8f6e6", bad: "#fdeee4", out: "#f4f6f8", odd: "#f8eef5" } as const
const solid = {
  good: hue.green,
  known: hue.olive,
  bad: hue.vermilion,
  out: tone.line,
  odd: hue.purple,
} as const

const kinds = ["good", "known", "bad", "out", "odd"] as const

const kindRules = kinds
  .map(
    (kind) =>
      `.glyph.${kind}{color:${word[kind]}}td.${kind}{background:${ground[kind]}}.bar .${kind}{background:${solid[kind]}}`,
  )
  .join("\n")

const mono = "ui-monospace, 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace"

/** Everything that the page looks like: no other file, no script. */
export const style: string = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:${tone.ground};color:${tone.ink};font:16px/1.5 ${sans}}
main{max-width:1120px;margin:0 auto;padding:36px 24px 80px}
h1{font-size:30px;line-height:1.2;margin:0 0 4px}
h2{font-size:22px;margin:44px 0 12px}
h3{font-size:18px;margin:0 0 10px}
h4{font-size:16px;margin:0 0 6px}
small{font-size:13px;font-weight:normal;color:${tone.quiet}}
a{color:inherit;text-decoration-color:${tone.line}}
.lead,.device,.small,.caption,.reason{overflow-wrap:anywhere}
.lead,.device,.small,.caption{color:${tone.quiet};margin:0}
.small{font-size:14px}
.reason{margin:4px 0;padding:8px 12px;background:${ground.known};border-radius:6px}
.glyph{display:inline-block;width:1.1em;text-align:center}
.cards{display:flex;flex-wrap:wrap;gap:16px;margin-top:24px}
.card{flex:1 1 300px;background:${tone.paper};border:1px solid ${tone.faint};border-radius:10px;padding:18px 20px}
.card h2{font-size:19px;margin:0;overflow-wrap:anywhere}
.count{font-size:18px;margin:10px 0 8px}
.count b{font-size:30px}
.bar{display:flex;height:10px;border-radius:5px;overflow:hidden;gap:2px}
.parts{list-style:none;display:flex;flex-wrap:wrap;gap:2px 16px;margin:8px 0;padding:0;font-size:15px}
.wide{overflow-x:auto;background:${tone.paper};border:1px solid ${tone.faint};border-radius:10px}
table{border-collapse:collapse;width:100%}
th,td{padding:6px 12px;text-align:left;border-top:1px solid ${tone.faint};vertical-align:baseline}
thead th{border-top:0;font-size:14px;color:${tone.quiet};overflow-wrap:anywhere}
tbody th{font-weight:normal;position:sticky;left:0;background:${tone.paper}}
.family th{font-size:13px;font-weight:bold;color:${tone.quiet};padding-top:18px;border-top:0}
td{border-left:1px solid ${tone.faint};min-width:9em}
td small{display:block;margin-left:24px}
thead th:first-child{overflow-wrap:normal}
article{background:${tone.paper};border:1px solid ${tone.faint};border-radius:10px;padding:18px 20px;margin:16px 0}
article .law{border-top:1px solid ${tone.faint};padding-top:8px;margin-top:8px}
article h3{font-size:19px}
.panels{display:flex;flex-wrap:wrap;gap:14px;align-items:flex-start;margin:12px 0}
figure{margin:0;max-width:100%;border:1px solid ${tone.faint};border-radius:6px;overflow:hidden}
figcaption{font-size:13px;padding:6px 10px;color:${tone.ink};background:${tone.ground};border-bottom:1px solid ${tone.faint}}
figure svg{display:block;width:100%;height:auto}
dl{margin:12px 0;display:grid;gap:3px}
dl div{display:grid;grid-template-columns:90px 1fr;gap:8px}
dt,.label{color:${tone.quiet};font-size:14px}
.label{margin:10px 0 2px}
dd{margin:0;font:14px/1.5 ${mono};overflow-wrap:anywhere}
.why dd{font:14px/1.5 ${sans}}
.expected dd{color:#00588a}.actual dd{color:${word.bad}}
pre{font:13px/1.5 ${mono};background:${tone.ground};border-radius:6px;padding:10px 12px;margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.replay{user-select:all}.caption+pre{margin-top:8px}
summary{cursor:pointer;padding:3px 0}
.legend{margin-top:8px}.legend span{display:inline-block;margin-right:12px}
details{margin-top:6px}
details pre{margin-top:6px}
.laws{background:${tone.paper};border:1px solid ${tone.faint};border-radius:10px;padding:10px 20px;columns:2 380px}
.laws details{break-inside:avoid;margin:0;padding:2px 0}
.laws li{padding-left:21px;text-indent:-21px}.laws .glyph{text-indent:0}
.laws ul{list-style:none;margin:4px 0 10px;padding:0 0 0 18px;font-size:15px}
footer{margin-top:48px;color:${tone.quiet};font-size:14px}
${kindRules}
@media (max-width:640px){
main{padding:20px 14px 60px}
h1{font-size:25px}
th,td{padding:6px 8px}
article,.card{padding:14px}
dl div{grid-template-columns:1fr;gap:0;margin-bottom:4px}
td{min-width:7.5em}
}`
