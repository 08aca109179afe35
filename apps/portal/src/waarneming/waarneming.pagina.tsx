import type { VNode } from 'preact';
import type { Zending } from '../api/zending';
import { Alinea, Kop } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Formulier, Foutoverzicht, Knop, type Veldfouten } from '../pagina/velden';
import { Invoerveld } from '../taken/antwoord.pagina';
import type { Veld, Waarden } from '../taken/antwoord.types';

export type Waarnemingregel = {
  readonly wie: string;
  readonly periode: string;
  /** Absent while it has not begun. */
  readonly stop: { readonly waarnemer: string; readonly waarneemtVoor: string; readonly ingangsdatum: string; readonly zending: Zending } | null;
};
export type Waarnemingview = {
  readonly lopend: readonly Waarnemingregel[];
  readonly velden: readonly Veld[];
  readonly waarden: Waarden;
  readonly fouten: Veldfouten;
  readonly algemeen: readonly string[];
  readonly zending: Zending;
};

const Lopend = ({ wie, periode, stop }: Waarnemingregel): VNode => (
  <li>
    <h3 class="utrecht-heading-3">{wie}</h3>
    <p>{periode}</p>
    {stop ? (
      <Formulier naar="/waarneming/stoppen" zending={stop.zending}>
        <input type="hidden" name="waarnemer" value={stop.waarnemer} />
        <input type="hidden" name="waarneemtVoor" value={stop.waarneemtVoor} />
        <input type="hidden" name="ingangsdatum" value={stop.ingangsdatum} />
        <Knop tweede>Vandaag laten stoppen</Knop>
      </Formulier>
    ) : null}
  </li>
);

export const WaarnemingPagina = ({ lopend, velden, waarden, fouten, algemeen, zending }: Waarnemingview): VNode => (
  <Pagina titel="Waarneming" menu="/waarneming" fout={Object.keys(fouten).length + algemeen.length > 0}>
    <Foutoverzicht fouten={fouten} algemeen={algemeen} />
    <Alinea intro>Bent u een tijd weg? Dan kan een collega uw taken doen.</Alinea>
    <Alinea>De waarnemer krijgt uw mails en mag uw taken beantwoorden. Dat staat op zijn eigen naam.</Alinea>
    <Alinea>Is een collega weg die dit niet zelf kan regelen? Uw teammanager of uw organisatie stelt de waarneming dan in.</Alinea>
    {lopend.length > 0 ? <Kop>Dit is nu geregeld</Kop> : null}
    {lopend.length > 0 ? <ul class="schakel-lijst">{lopend.map((regel) => <Lopend key={`${regel.wie} ${regel.periode}`} {...regel} />)}</ul> : null}
    <Kop>Een waarneming instellen</Kop>
    {velden.length === 0 ? <Alinea>Er is geen collega met dezelfde functie. Vraag uw teammanager wat u kunt doen.</Alinea> : null}
    {velden.length > 0 ? (
      <Formulier naar="/waarneming" zending={zending}>
        {velden.map((veld) => <Invoerveld key={veld.naam} veld={veld} waarden={waarden} fouten={fouten} />)}
        <p class="schakel-knoppen"><Knop>Waarneming instellen</Knop></p>
      </Formulier>
    ) : null}
  </Pagina>
);
