import type { VNode } from 'preact';
import type { Zending } from '../api/zending';
import { Alinea, Blok, Gegevens, Opsomming } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Formulier, Foutoverzicht, Knop, type Veldfouten } from '../pagina/velden';
import { Invoerveld } from '../taken/antwoord.pagina';
import type { Veld, Waarden } from '../taken/antwoord.types';
import type { Rij } from '../taken/secties';

const NAAR = '/sanctie/nieuw';

export type Zoekview = { readonly veld: Veld; readonly fouten: Veldfouten };

/** First the resident: the number goes in the body of a request, never in an address, and is not shown again. */
export const SanctieZoekPagina = ({ veld, fouten }: Zoekview): VNode => (
  <Pagina titel="Overleg vragen over een sanctie" menu={NAAR} fout={Object.keys(fouten).length > 0}>
    <Foutoverzicht fouten={fouten} />
    <Alinea intro>Denkt u na over een sanctie? Overleg dan eerst met de participatiecoach.</Alinea>
    <Formulier naar={`${NAAR}/zoeken`}>
      <Invoerveld veld={veld} waarden={{}} fouten={fouten} />
      <p class="schakel-knoppen"><Knop>Verder</Knop></p>
    </Formulier>
  </Pagina>
);

export type Sanctieview = {
  readonly inwonerRef: string;
  readonly zaakId: string;
  readonly zending: Zending;
  readonly velden: readonly Veld[];
  readonly waarden: Waarden;
  readonly fouten: Veldfouten;
  readonly algemeen: readonly string[];
};

const Vast = ({ inwonerRef, zaakId }: Pick<Sanctieview, 'inwonerRef' | 'zaakId'>): VNode => (
  <>
    <input type="hidden" name="inwoner" value={inwonerRef} />
    <input type="hidden" name="zaakId" value={zaakId} />
  </>
);

export const SanctiePagina = ({ inwonerRef, zaakId, zending, velden, waarden, fouten, algemeen }: Sanctieview): VNode => (
  <Pagina titel="Overleg vragen over een sanctie" menu={NAAR} fout={Object.keys(fouten).length + algemeen.length > 0}>
    <Foutoverzicht fouten={fouten} algemeen={algemeen} />
    <Alinea intro>De participatiecoach kijkt met u mee. Er is nog niets besloten.</Alinea>
    <Formulier naar={NAAR} zending={zending}>
      <Vast inwonerRef={inwonerRef} zaakId={zaakId} />
      {velden.map((veld) => <Invoerveld key={veld.naam} veld={veld} waarden={waarden} fouten={fouten} />)}
      <p class="schakel-knoppen"><Knop naam="stap" waarde="vooraf">Bekijk vooraf</Knop></p>
    </Formulier>
  </Pagina>
);

export type Voorafview = Omit<Sanctieview, 'velden' | 'fouten' | 'algemeen'> & {
  readonly ziet: readonly { readonly wie: string; readonly rijen: readonly Rij[] }[];
  readonly letOp: readonly string[];
  readonly afwijkingen: readonly string[];
  /** Set when it would be refused: then there is nothing to send. */
  readonly weigering: { readonly oorzaak: string; readonly herstel: string } | null;
};

const Verborgen = ({ waarden }: { readonly waarden: Waarden }): VNode => (
  <>{Object.entries(waarden).map(([naam, waarde]) => (typeof waarde === 'string' ? <input key={naam} type="hidden" name={naam} value={waarde} /> : null))}</>
);

export const SanctieVoorafPagina = ({ inwonerRef, zaakId, zending, waarden, ziet, letOp, afwijkingen, weigering }: Voorafview): VNode => (
  <Pagina titel={weigering ? 'Dit kan zo niet' : 'Klopt dit?'} menu={NAAR}>
    {weigering ? <Blok soort="fout" kop="Waarom?"><Alinea>{weigering.oorzaak}</Alinea><Alinea>{weigering.herstel}</Alinea></Blok> : null}
    {letOp.length > 0 ? <Blok soort="let-op" kop="Let op">{letOp.map((regel) => <Alinea key={regel}>{regel}</Alinea>)}</Blok> : null}
    {afwijkingen.length > 0 ? <Blok soort="let-op" kop="Dit wijkt af van de afspraak"><Opsomming punten={afwijkingen} /><Alinea>U mag het wel versturen. U krijgt dan een taak om ernaar te kijken.</Alinea></Blok> : null}
    {ziet.map(({ wie, rijen }) => <Blok key={wie} kop={`Dit ziet ${wie}`}><Gegevens rijen={rijen.map(({ naam, tekst }) => ({ naam, waarde: tekst }))} /></Blok>)}
    {weigering ? null : <Alinea>De werkcoach en andere gemeenten zien hier niets van.</Alinea>}
    <Formulier naar={NAAR} zending={zending}>
      <Vast inwonerRef={inwonerRef} zaakId={zaakId} />
      <Verborgen waarden={waarden} />
      <p class="schakel-knoppen">
        {weigering ? null : <Knop naam="stap" waarde="verstuur">Versturen</Knop>}
        <Knop naam="stap" waarde="aanpassen" tweede>Aanpassen</Knop>
      </p>
    </Formulier>
  </Pagina>
);
