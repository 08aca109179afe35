/**
 * What the theme leaves to us: page width, rhythm, tap targets, focus, paper. Everything that looks like a component is Utrecht's.
 * Kept as text in the code so that it travels with the build; served as a file like the other two (no inline styles, CSP).
 */
export const STIJL = `
:root {
  --schakel-accent: var(--basis-color-accent-1-color-default, #4d12e6);
  --schakel-link: var(--basis-color-action-2-color-default, #14507a);
  --schakel-lijn: var(--basis-color-default-border-subtle, #b8c4ce);
  --schakel-tekst-zacht: var(--basis-color-default-color-default, #3d4b57);
  --schakel-letters: "Noto Sans", system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif;
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; min-block-size: 100vh; font-size: 1.0625rem; line-height: 1.55; overflow-wrap: break-word; font-family: var(--schakel-letters); }
p, li, dt, dd, label, legend, button, input, select, textarea, .utrecht-heading-1, .utrecht-heading-2, .utrecht-heading-3, .utrecht-paragraph, .utrecht-button, .utrecht-button-link, .utrecht-textbox, .utrecht-select, .utrecht-textarea { font-family: var(--schakel-letters); }
.schakel-breedte { inline-size: 100%; max-inline-size: 46rem; margin-inline: auto; padding-inline: 1rem; }
.schakel-kop { border-block-end: 4px solid var(--schakel-accent); background: #fff; }
.schakel-kop__rij { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 1.5rem; padding-block: .75rem; }
.schakel-merk { font-weight: 700; font-size: 1.375rem; color: var(--schakel-accent); text-decoration: none; padding-block: .25rem; }
.schakel-nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; margin: 0; padding: 0; }
.schakel-nav a { display: inline-block; padding-block: .625rem; color: var(--schakel-link); }
.schakel-nav a[aria-current="page"] { font-weight: 700; text-decoration-thickness: 3px; }
.schakel-wie { background: var(--basis-color-default-bg-subtle, #f4f6f8); font-size: .9375rem; }
.schakel-wie__rij { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1rem; padding-block: .25rem; }
.schakel-wie p, .schakel-wie form { margin: 0; }
.schakel-hoofd { padding-block: 1.75rem 3rem; outline-offset: 8px; }
.schakel-hoofd > * { margin-block: 0 1.25rem; }
.schakel-hoofd h1 { font-size: clamp(1.625rem, 5vw, 2.125rem); line-height: 1.2; margin-block: 0 1rem; }
.schakel-hoofd h2 { font-size: 1.375rem; line-height: 1.3; margin-block: 2.25rem .75rem; }
.schakel-hoofd h3 { font-size: 1.125rem; line-height: 1.35; margin-block: 1.5rem .5rem; }
.schakel-hoofd p, .schakel-hoofd li, .schakel-hoofd dd { max-inline-size: 38rem; }
.schakel-intro { font-size: 1.1875rem; }
.schakel-terug { display: inline-block; padding-block: .5rem; }
.schakel-voet { border-block-start: 1px solid var(--schakel-lijn); padding-block: 1.5rem; font-size: .9375rem; }
.schakel-voet p { margin: 0; }
.schakel-blok { border: 1px solid var(--schakel-lijn); border-radius: .375rem; padding: 1rem 1.25rem; background: #fff; }
.schakel-blok > :first-child { margin-block-start: 0; }
.schakel-blok > :last-child { margin-block-end: 0; }
.schakel-blok--let-op { border-inline-start: .5rem solid var(--basis-color-warning-border-default, #b35a00); background: var(--basis-color-warning-bg-subtle, #fff7ec); }
.schakel-blok--fout { border-inline-start: .5rem solid var(--basis-color-negative-border-default, #b3261e); background: var(--basis-color-negative-bg-subtle, #fdf1f0); }
.schakel-blok--goed { border-inline-start: .5rem solid var(--basis-color-positive-border-default, #1e6b3a); background: var(--basis-color-positive-bg-subtle, #eff8f2); }
.schakel-blok--info { border-inline-start: .5rem solid var(--basis-color-info-border-default, #14507a); background: var(--basis-color-info-bg-subtle, #eef3f7); }
.schakel-gegevens { display: grid; grid-template-columns: 1fr; margin-block: 0; }
.schakel-gegevens dt { font-weight: 700; margin-block-start: .75rem; }
.schakel-gegevens dd { margin: 0; }
.schakel-gegevens dd p { margin-block: 0 .25rem; }
.schakel-lijst { list-style: none; padding: 0; margin-block: 0 1.25rem; display: grid; gap: .75rem; }
.schakel-lijst > li { max-inline-size: none; border: 1px solid var(--schakel-lijn); border-radius: .375rem; padding: .875rem 1rem; background: #fff; }
.schakel-lijst h3, .schakel-lijst p { margin-block: 0 .25rem; }
.schakel-lijst a { display: inline-block; padding-block: .25rem; font-size: 1.125rem; font-weight: 700; }
.schakel-merkje { display: inline-block; border: 1px solid #5b6b79; border-radius: 1rem; padding: .0625rem .625rem; font-size: .875rem; background: #f4f6f8; color: #22303c; }
.schakel-merkje--dringend { border-color: #8c1d18; background: #fdf1f0; color: #8c1d18; font-weight: 700; }
.schakel-knoppen { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
.schakel-knoppen--onder { flex-direction: column; align-items: stretch; }
.schakel-hoofd .utrecht-button, .schakel-hoofd .utrecht-button-link { min-block-size: 3rem; text-align: center; justify-content: center; max-inline-size: 100%; white-space: normal; }
.schakel-veld { border: 0; margin: 0 0 1.5rem; padding: 0; min-inline-size: 0; }
.schakel-veld label, .schakel-veld legend { display: block; font-weight: 700; padding: 0; margin-block-end: .25rem; }
.schakel-veld .schakel-uitleg { margin-block: 0 .5rem; color: var(--schakel-tekst-zacht); }
.schakel-veld .schakel-veldfout { margin-block: 0 .5rem; color: #8c1d18; font-weight: 700; }
.schakel-veld--fout { border-inline-start: .375rem solid #8c1d18; padding-inline-start: .875rem; }
.schakel-veld .utrecht-textbox, .schakel-veld .utrecht-select, .schakel-veld .utrecht-textarea { inline-size: 100%; max-inline-size: 28rem; min-block-size: 3rem; font-size: 1.0625rem; }
.schakel-veld .utrecht-textbox--datum { max-inline-size: 14rem; }
.schakel-keuze { display: flex; gap: .75rem; align-items: flex-start; padding-block: .5rem; }
.schakel-keuze input { inline-size: 1.5rem; block-size: 1.5rem; margin: 0; flex: none; accent-color: var(--schakel-link); }
.schakel-keuze label { font-weight: 400; margin: 0; }
.schakel-kolommen { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
.schakel-hoofd section > p { margin-block: 0 1.25rem; }
.schakel-groep { border: 0; border-inline-start: .25rem solid var(--schakel-lijn); margin: 0 0 1.5rem; padding: 0 0 0 1rem; min-inline-size: 0; }
.schakel-groep > legend { padding: 0; margin-block-end: .75rem; font-weight: 700; }
.schakel-tabel--breed table { min-inline-size: 58rem; }
.schakel-tabel caption { text-align: start; font-family: var(--schakel-letters); font-size: 1.125rem; }
.schakel-tabel table :is(th, td) { overflow-wrap: normal; word-break: normal; vertical-align: top; }
.schakel-tabel table tbody :is(th, td) { border-block-end: 1px solid var(--schakel-lijn); }
.schakel-tabel table .schakel-getal { text-align: end; font-variant-numeric: tabular-nums; }
.schakel-tabel table tfoot :is(th, td) { font-weight: 700; border-block-start: 2px solid var(--schakel-lijn); }
.schakel-grafiek { margin: 0 0 1.5rem; }
.schakel-grafiek svg { display: block; inline-size: 100%; block-size: auto; font-family: var(--schakel-letters); font-size: 1rem; }
.schakel-klein { font-size: .875rem; color: var(--schakel-tekst-zacht); }
.schakel-tekstknop { background: none; border: 0; padding: .5rem 0; color: var(--schakel-link); text-decoration: underline; font: inherit; cursor: pointer; }
.schakel-sla-over { position: absolute; inset-inline-start: -100vw; }
.schakel-sla-over:focus { position: static; display: block; padding: .75rem 1rem; background: var(--schakel-link); color: #fff; }
:where(a, button, input, select, textarea, summary, [tabindex]):focus-visible { outline: 3px solid var(--schakel-link); outline-offset: 2px; box-shadow: 0 0 0 6px #fff; }
summary { padding-block: .5rem; cursor: pointer; font-weight: 700; }
@media (min-width: 40rem) {
  .schakel-gegevens { grid-template-columns: 15rem 1fr; gap: 0 1rem; }
  .schakel-gegevens dt, .schakel-gegevens dd { margin-block: .375rem; }
  .schakel-knoppen--onder { align-items: flex-start; }
  .schakel-kolommen { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .schakel-kolommen .schakel-gegevens { grid-template-columns: minmax(0, 1fr); }
  .schakel-kolommen .schakel-gegevens dt { margin-block: .75rem 0; }
  .schakel-kolommen .schakel-gegevens dd { margin-block: 0; }
}
@media (forced-colors: active) { .schakel-blok, .schakel-merkje { border-color: CanvasText; } }
@page { size: A4; margin: 15mm; }
@media print {
  .schakel-kop, .schakel-wie, .schakel-voet, .schakel-sla-over, .schakel-knoppen, .schakel-terug, .schakel-niet-op-papier { display: none; }
  body { font-size: 12pt; color: #000; background: #fff; }
  .schakel-breedte { max-inline-size: none; padding: 0; }
  .schakel-hoofd { padding: 0; }
  .schakel-blok { border: 1px solid #000; break-inside: avoid; }
  .schakel-tabel { overflow: visible; font-size: 10pt; }
  tr, .schakel-grafiek, .schakel-lijst > li { break-inside: avoid; }
  .schakel-tabel--breed table { min-inline-size: 0; font-size: 8pt; }
  .schakel-tabel--breed .utrecht-table { --utrecht-table-cell-padding-inline-start: .3em; --utrecht-table-cell-padding-inline-end: .3em; --utrecht-table-row-padding-inline-start: 0; --utrecht-table-row-padding-inline-end: 0; --utrecht-table-cell-padding-block-start: .2em; --utrecht-table-cell-padding-block-end: .2em; }
  h1, h2, h3 { break-after: avoid; }
}
`;
