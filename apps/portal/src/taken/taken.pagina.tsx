import type { VNode } from 'preact';
import { Alinea, Kop, Link, Merkje } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';

export type Taakregel = { readonly pad: string; readonly titel: string; readonly uiterlijk: string | null; readonly hoelang: string | null; readonly dringend: boolean; readonly voorWie: string | null; readonly van: string | null };
export type Ontheffingregel = { readonly pad: string; readonly laatsteDag: string; readonly hoelang: string; readonly wat: string };
export type Takenview = { readonly taken: readonly Taakregel[]; readonly meer: string | null; readonly ontheffingen: readonly Ontheffingregel[]; readonly metOntheffingen: boolean };

const Taak = ({ pad, titel, uiterlijk, hoelang, dringend, voorWie, van }: Taakregel): VNode => (
  <li>
    <h3 class="utrecht-heading-3"><Link naar={pad}>{titel}</Link></h3>
    {uiterlijk ? <p>Uiterlijk {uiterlijk} {hoelang ? <Merkje dringend={dringend}>{hoelang}</Merkje> : null}</p> : <p>Geen einddatum</p>}
    {van ? <p>Van {van}</p> : null}
    {voorWie ? <p><Merkje>{voorWie}</Merkje></p> : null}
  </li>
);

export const TakenPagina = ({ taken, meer, ontheffingen, metOntheffingen }: Takenview): VNode => (
  <Pagina titel="Mijn taken" menu="/taken">
    {taken.length === 0 ? <Alinea intro>U hebt geen open taken.</Alinea> : null}
    {taken.length > 0 ? <h2 class="utrecht-heading-2">{taken.length === 1 ? 'U hebt 1 open taak' : `${taken.length} open taken`}</h2> : null}
    {taken.length > 0 ? <ul class="schakel-lijst">{taken.map((taak) => <Taak key={taak.pad} {...taak} />)}</ul> : null}
    {meer ? <p><Link naar={meer}>Meer taken</Link></p> : null}
    {metOntheffingen ? <Kop>Ontheffingen die bijna aflopen</Kop> : null}
    {metOntheffingen && ontheffingen.length === 0 ? <Alinea>In de komende 13 weken loopt er geen ontheffing af.</Alinea> : null}
    {ontheffingen.length > 0 ? (
      <ul class="schakel-lijst">
        {ontheffingen.map(({ pad, laatsteDag, hoelang, wat }) => (
          <li key={pad}>
            <h3 class="utrecht-heading-3"><Link naar={pad}>Loopt tot en met {laatsteDag}</Link></h3>
            <p>{wat}</p>
            <p><Merkje>{hoelang}</Merkje></p>
          </li>
        ))}
      </ul>
    ) : null}
  </Pagina>
);
