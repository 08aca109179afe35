import type { VNode } from 'preact';
import { BREEDTE, REGELHOOGTE, STAAFHOOGTE, type Grafiekview, type Staaf } from './grafiek.view';

/** Letters stand a little above the foot of their line. */
const STOK = 6;

const Balk = ({ regels, waarde, breedte, y, arcering }: Staaf & { readonly arcering: string }): VNode => {
  const top = y + regels.length * REGELHOOGTE;
  return (
    <g>
      {regels.map((regel, plaats) => <text key={regel} x="0" y={y + (plaats + 1) * REGELHOOGTE - STOK} fill="currentColor">{regel}</text>)}
      <rect x="1" y={top} width={breedte} height={STAAFHOOGTE} fill={`url(#${arcering})`} stroke="#14507a" stroke-width="2" />
      <text x={breedte + 12} y={top + STAAFHOOGTE - 3} fill="currentColor" font-weight="700">{waarde}</text>
    </g>
  );
};

/** Drawn by the server: hatched, so that it also reads on paper and without colour. */
export const Grafiek = ({ id, titel, omschrijving, hoogte, staven, weggelaten }: Grafiekview): VNode => (
  <figure class="schakel-grafiek">
    <svg viewBox={`0 0 ${BREEDTE} ${hoogte}`} role="img" aria-labelledby={`${id}-titel ${id}-uitleg`}>
      <title id={`${id}-titel`}>{titel}</title>
      <desc id={`${id}-uitleg`}>{omschrijving}</desc>
      <defs>
        <pattern id={`${id}-arcering`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" fill="#fff" />
          <rect width="4" height="8" fill="#14507a" />
        </pattern>
      </defs>
      {staven.map((staaf) => <Balk key={staaf.y} {...staaf} arcering={`${id}-arcering`} />)}
    </svg>
    {weggelaten > 0 ? <figcaption class="schakel-klein">De grafiek toont de grootste aantallen. Alles staat in de tabel.</figcaption> : null}
  </figure>
);
