import type { VNode } from 'preact';
import { Alinea, Gegevens, Knoplink, Kop, Link, Merkje, Telefoon } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import type { Sectie } from '../taken/secties';

export type Overdrachtregel = { readonly zaakId: string; readonly wat: string; readonly stand: string; readonly wanneer: string; readonly aanvullen: string | null };
export type Informatieregel = { readonly pad: string; readonly wat: string; readonly stand: string; readonly wanneer: string };
export type Ontheffingregel = { readonly ref: string; readonly wat: string; readonly stand: string | null; readonly periode: string };

export type Inwonerview = {
  /** Absent for who may not have it. */
  readonly naam: string | null;
  readonly secties: readonly Sectie[];
  readonly coach: { readonly naam: string; readonly telefoon: string | null } | null;
  readonly overdrachten: readonly Overdrachtregel[];
  readonly kerenOver: string | null;
  readonly ontheffingen: readonly Ontheffingregel[];
  /** What was asked and given besides the standard. */
  readonly informatie: readonly Informatieregel[];
  readonly nieuweOverdracht: string | null;
  readonly acties: readonly { readonly naar: string; readonly tekst: string }[];
  readonly blad: string | null;
};

export const InwonerPagina = ({ naam, secties, coach, overdrachten, kerenOver, ontheffingen, informatie, nieuweOverdracht, acties, blad }: Inwonerview): VNode => (
  <Pagina titel={naam ?? 'Over deze inwoner'}>
    {secties.map(({ kop, rijen }) => (
      <section key={kop} aria-label={kop}>
        <Kop>{kop}</Kop>
        <Gegevens rijen={rijen.map((rij) => ({ naam: rij.naam, waarde: rij.tekst }))} />
      </section>
    ))}
    {coach ? (
      <>
        <Kop>De coach bellen</Kop>
        <Alinea>{coach.naam}</Alinea>
        {coach.telefoon ? <Alinea>Bel <Telefoon nummer={coach.telefoon} /></Alinea> : null}
      </>
    ) : null}
    {nieuweOverdracht || blad || acties.length > 0 ? <p class="schakel-knoppen schakel-knoppen--onder">
      {nieuweOverdracht ? <Knoplink naar={nieuweOverdracht} hoofd>Een overdracht voorstellen</Knoplink> : null}
      {acties.map(({ naar, tekst }) => <Knoplink key={naar} naar={naar}>{tekst}</Knoplink>)}
      {blad ? <Knoplink naar={blad}>Blad voor de inwoner</Knoplink> : null}
    </p> : null}
    {informatie.length > 0 ? (
      <>
        <Kop>Gevraagde informatie</Kop>
        <ul class="schakel-lijst">
          {informatie.map(({ pad, wat, stand, wanneer }) => (
            <li key={pad}><h3 class="utrecht-heading-3"><Link naar={pad}>{wat}</Link></h3><p><Merkje>{stand}</Merkje></p><p>{wanneer}</p></li>
          ))}
        </ul>
      </>
    ) : null}
    <Kop>Overdrachten</Kop>
    {overdrachten.length === 0 ? <Alinea>Er is geen overdracht die u kunt zien.</Alinea> : null}
    {kerenOver ? <Alinea>{kerenOver}</Alinea> : null}
    {overdrachten.length > 0 ? (
      <ul class="schakel-lijst">
        {overdrachten.map(({ zaakId, wat, stand, wanneer, aanvullen }) => (
          <li key={zaakId}><h3 class="utrecht-heading-3">{wat}</h3><p><Merkje>{stand}</Merkje></p><p>{wanneer}</p>{aanvullen ? <p><Link naar={aanvullen}>Het voorstel aanvullen</Link></p> : null}</li>
        ))}
      </ul>
    ) : null}
    <Kop>Ontheffingen</Kop>
    {ontheffingen.length === 0 ? <Alinea>Er is geen ontheffing die u kunt zien.</Alinea> : null}
    {ontheffingen.length > 0 ? (
      <ul class="schakel-lijst">
        {ontheffingen.map(({ ref, wat, stand, periode }) => (
          <li key={ref} id={`ontheffing-${ref}`}><h3 class="utrecht-heading-3">{wat}</h3>{stand ? <p><Merkje>{stand}</Merkje></p> : null}<p>{periode}</p><p><Link naar={`/ontheffingen/${ref}`}>Wat betekent deze ontheffing?</Link></p></li>
        ))}
      </ul>
    ) : null}
  </Pagina>
);
