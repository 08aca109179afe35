import type { VNode } from 'preact';
import type { Zending } from '../api/zending';
import { Alinea, Knoplink, Kop, Link } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Formulier, Foutoverzicht, Knop, type Veldfouten } from '../pagina/velden';
import { Invoerveld } from '../taken/antwoord.pagina';
import type { Veld, Waarden } from '../taken/antwoord.types';
import type { Koppeling, Rapportview } from './opverzoek.view';
import { Tabelblok, Verborgen } from './rapportages.pagina';

export type OpVerzoekview = {
  readonly rapporten: readonly Koppeling[];
  /** Null for who may read but not ask. */
  readonly formulier: { readonly velden: readonly Veld[]; readonly waarden: Waarden; readonly fouten: Veldfouten; readonly algemeen: readonly string[]; readonly zending: Zending } | null;
};

const Aanvraag = ({ velden, waarden, fouten, zending }: NonNullable<OpVerzoekview['formulier']>): VNode => (
  <>
    <Kop>Een rapportage vragen</Kop>
    <Formulier naar="/rapportages/op-verzoek" zending={zending}>
      {velden.map((veld) => <Invoerveld key={veld.naam} veld={veld} waarden={waarden} fouten={fouten} />)}
      <p class="schakel-knoppen"><Knop>Rapportage maken</Knop></p>
    </Formulier>
  </>
);

export const OpVerzoekPagina = ({ rapporten, formulier }: OpVerzoekview): VNode => (
  <Pagina titel="Rapportages op verzoek" menu="/rapportages" terug={{ pad: '/rapportages', tekst: 'Rapportages' }} fout={formulier !== null && Object.keys(formulier.fouten).length + formulier.algemeen.length > 0}>
    {formulier ? <Foutoverzicht fouten={formulier.fouten} algemeen={formulier.algemeen} /> : null}
    <Alinea>Schakel maakt een rapportage alleen als iemand erom vraagt.</Alinea>
    <Alinea>De eerste vraag over een periode legt de aantallen vast. Wie later vraagt, krijgt dezelfde.</Alinea>
    {rapporten.length === 0 ? <Alinea>Er is nog geen rapportage gevraagd.</Alinea> : null}
    {rapporten.length > 0 ? (
      <ul class="schakel-lijst">
        {rapporten.map(({ pad, naam, onder }) => <li key={pad}><Link naar={pad}>{naam}</Link><p>{onder}</p></li>)}
      </ul>
    ) : null}
    {formulier ? <Aanvraag {...formulier} /> : null}
  </Pagina>
);

/** As it was made: to print, or to take along as a file. */
export const RapportPagina = ({ titel, regels, tabellen, verborgen, bestand }: Rapportview): VNode => (
  <Pagina titel={titel} menu="/rapportages" terug={{ pad: '/rapportages/op-verzoek', tekst: 'Rapportages op verzoek' }}>
    {regels.map((regel) => <Alinea key={regel}>{regel}</Alinea>)}
    {tabellen.length === 0 ? <Alinea>Er is in deze periode niets geteld.</Alinea> : null}
    {tabellen.map((tabel) => [<Kop key={`${tabel.bijschrift}-kop`}>{tabel.bijschrift}</Kop>, <Tabelblok key={tabel.bijschrift} {...tabel} />])}
    <Verborgen zinnen={verborgen} />
    <p class="schakel-knoppen"><Knoplink naar={bestand}>Download voor een rekenblad (CSV)</Knoplink></p>
  </Pagina>
);
