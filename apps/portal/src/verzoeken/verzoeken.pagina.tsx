import type { VNode } from 'preact';
import type { Zending } from '../api/zending';
import { Alinea, Blok, type Gegeven, Gegevens, LetOp, Link } from '../pagina/blokken';
import { MedischeWoorden, type MedischWoord } from '../pagina/medisch';
import { Pagina } from '../pagina/pagina';
import { Formulier, Foutoverzicht, Knop, type Veldfouten } from '../pagina/velden';
import { Invoerveld } from '../taken/antwoord.pagina';
import type { Veld, Waarden } from '../taken/antwoord.types';
import type { Rij } from '../taken/secties';

const MENU = '/verzoeken';

/** What somebody may ask and of whom; the number is in the body of a request and is not shown again. */
export type Beginview = { readonly velden: readonly Veld[]; readonly waarden: Waarden; readonly fouten: Veldfouten; readonly vast: Readonly<Record<string, string>>; readonly uitleg: readonly Gegeven[]; /** There are offers to look at first. */ readonly aanbod: boolean };

export const BeginPagina = ({ velden, waarden, fouten, vast, uitleg, aanbod }: Beginview): VNode => (
  <Pagina titel="Iets vragen voor een inwoner" menu={MENU} fout={Object.keys(fouten).length > 0}>
    <Foutoverzicht fouten={fouten} />
    <Gegevens rijen={uitleg} />
    {aanbod ? <p class="utrecht-paragraph"><Link naar="/proeven-aan-werk">Bekijk het aanbod om werk te proeven</Link></p> : null}
    <Formulier naar={MENU}>
      {Object.entries(vast).map(([naam, waarde]) => <input key={naam} type="hidden" name={naam} value={waarde} />)}
      {velden.map((veld) => <Invoerveld key={veld.naam} veld={veld} waarden={waarden} fouten={fouten} />)}
      <p class="schakel-knoppen"><Knop>Verder</Knop></p>
    </Formulier>
  </Pagina>
);

type Vast = { readonly naar: string; readonly terug: string; readonly titel: string; readonly inwonerRef: string; readonly zaakId: string; readonly zending: Zending };

export type Verzoekview = Vast & {
  readonly uitleg: readonly string[];
  readonly velden: readonly Veld[];
  readonly waarden: Waarden;
  readonly fouten: Veldfouten;
  /** Faults that the hub named and that belong to no field of this form. */
  readonly algemeen: readonly string[];
  /** Set where there is nothing to choose from: then there is nothing to fill in. */
  readonly leeg: string | null;
};

const Onzichtbaar = ({ inwonerRef, zaakId }: Pick<Vast, 'inwonerRef' | 'zaakId'>): VNode => (
  <>
    <input type="hidden" name="inwoner" value={inwonerRef} />
    <input type="hidden" name="zaakId" value={zaakId} />
  </>
);

export const VerzoekPagina = ({ naar, terug, titel, uitleg, inwonerRef, zaakId, zending, velden, waarden, fouten, algemeen, leeg }: Verzoekview): VNode => (
  <Pagina titel={titel} menu={MENU} terug={{ pad: terug, tekst: 'Alles over deze inwoner' }} fout={Object.keys(fouten).length + algemeen.length > 0}>
    <Foutoverzicht fouten={fouten} algemeen={algemeen} />
    {uitleg.map((regel) => <Alinea key={regel}>{regel}</Alinea>)}
    {leeg ? (
      <Blok soort="info"><Alinea>{leeg}</Alinea></Blok>
    ) : (
      <Formulier naar={naar} zending={zending}>
        <Onzichtbaar inwonerRef={inwonerRef} zaakId={zaakId} />
        {velden.map((veld) => <Invoerveld key={veld.naam} veld={veld} waarden={waarden} fouten={fouten} />)}
        <p class="schakel-knoppen"><Knop naam="stap" waarde="vooraf">Controleren</Knop></p>
      </Formulier>
    )}
  </Pagina>
);

export type Controleerview = Vast & {
  readonly waarden: Waarden;
  readonly ziet: readonly { readonly wie: string; readonly rijen: readonly Rij[] }[];
  /** What it costs, whether there is a place, until when the answer takes. */
  readonly feiten: readonly Gegeven[];
  readonly letOp: readonly string[];
  readonly medisch: readonly MedischWoord[];
  /** Set when it would be refused: then there is nothing to send. */
  readonly weigering: { readonly oorzaak: string; readonly herstel: string } | null;
};

const Ingevuld = ({ waarden }: { readonly waarden: Waarden }): VNode => (
  <>{Object.entries(waarden).flatMap(([naam, waarde]) => (typeof waarde === 'string' ? [waarde] : waarde).map((een) => <input key={`${naam}.${een}`} type="hidden" name={naam} value={een} />))}</>
);

/** Who sees what, and what it costs, before anything is sent. */
export const ControleerPagina = ({ naar, terug, inwonerRef, zaakId, zending, waarden, ziet, feiten, letOp, medisch, weigering }: Controleerview): VNode => (
  <Pagina titel={weigering ? 'Dit kan zo niet' : 'Klopt dit?'} menu={MENU} terug={{ pad: terug, tekst: 'Alles over deze inwoner' }}>
    {weigering ? <Blok soort="fout" kop="Waarom?"><Alinea>{weigering.oorzaak}</Alinea><Alinea>{weigering.herstel}</Alinea></Blok> : <Alinea intro>Er is nog niets verstuurd. Kijk of dit klopt.</Alinea>}
    <MedischeWoorden woorden={medisch} />
    <LetOp regels={letOp} />
    {feiten.length > 0 ? <Blok soort="info" kop="Wat u ervan kunt verwachten"><Gegevens rijen={feiten} /></Blok> : null}
    {ziet.map(({ wie, rijen }) => <Blok key={wie} kop={`Dit ziet ${wie}`}><Gegevens rijen={rijen.map(({ naam, tekst }) => ({ naam, waarde: tekst }))} /></Blok>)}
    <Formulier naar={naar} zending={zending}>
      <Onzichtbaar inwonerRef={inwonerRef} zaakId={zaakId} />
      <Ingevuld waarden={waarden} />
      <p class="schakel-knoppen">
        {weigering ? null : <Knop naam="stap" waarde="verstuur">Versturen</Knop>}
        <Knop naam="stap" waarde="aanpassen" tweede>Aanpassen</Knop>
      </p>
    </Formulier>
  </Pagina>
);
