import type { VNode } from 'preact';
import { Alinea, Knoplink, Kop, Opsomming } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Keuzelijst, Knop } from '../pagina/velden';
import { Grafiek } from './grafiek';
import type { Rapportagesview, Tabelregel, Tabelview } from './rapportages.view';

const Regel = ({ namen: [eerste = '', ...rest], cellen }: Tabelregel): VNode => (
  <tr>
    <th scope="row">{eerste}</th>
    {rest.map((naam, plaats) => <td key={`naam-${plaats}`}>{naam}</td>)}
    {cellen.map((cel, plaats) => <td key={`cel-${plaats}`} class="schakel-getal">{cel}</td>)}
  </tr>
);

/** With its chart and what is to be said of it. */
export const Tabelblok = (tabel: Tabelview): VNode => (
  <section>
    {tabel.grafiek ? <Grafiek {...tabel.grafiek} /> : null}
    <Tabel {...tabel} />
    {tabel.onder.map((zin) => <Alinea key={zin}>{zin}</Alinea>)}
  </section>
);

export const Verborgen = ({ zinnen }: { readonly zinnen: readonly string[] }): VNode | null => (zinnen.length > 0 ? <><Kop>Waarom staat er “niet getoond”?</Kop><Opsomming punten={zinnen} /></> : null);

/** Reachable with the keyboard, because a wide table scrolls within its frame. */
const Tabel = ({ bijschrift, naamkoppen, getalkoppen, regels, totalen }: Tabelview): VNode => (
  <div class="schakel-tabel utrecht-table-container utrecht-table-container--overflow-inline" role="region" aria-label={bijschrift} tabIndex={0}>
    <table class="utrecht-table utrecht-table--html-table">
      <caption>{bijschrift}</caption>
      <thead>
        <tr>
          {naamkoppen.map((kop) => <th key={kop} scope="col">{kop}</th>)}
          {getalkoppen.map((kop) => <th key={kop} scope="col" class="schakel-getal">{kop}</th>)}
        </tr>
      </thead>
      <tbody>{regels.map((regel) => <Regel key={regel.namen.join()} {...regel} />)}</tbody>
      <tfoot><Regel namen={['Totaal', ...naamkoppen.slice(1).map(() => '')]} cellen={totalen} /></tfoot>
    </table>
  </div>
);

const Keuze = ({ soort, soorten, jaar, jaren, wie, proef }: Pick<Rapportagesview, 'soort' | 'soorten' | 'jaar' | 'jaren' | 'wie' | 'proef'>): VNode => (
  <form class="utrecht-form schakel-niet-op-papier" method="get" action="/rapportages">
    <Keuzelijst naam="soort" label="Wat wilt u weten?" keuzes={soorten} waarde={soort} />
    <Keuzelijst naam="jaar" label="Welk jaar?" keuzes={jaren} waarde={jaar} />
    <Keuzelijst naam="proef" label="Over wie?" keuzes={wie} waarde={proef} />
    <p class="schakel-knoppen"><Knop>Tonen</Knop></p>
  </form>
);

/** Counts of a year, without anybody in them. */
export const RapportagesPagina = ({ titel, uitleg, tabellen, leeg, verborgen, telt, definities, bestand, ...keuze }: Rapportagesview): VNode => (
  <Pagina titel="Rapportages" menu="/rapportages">
    <Keuze {...keuze} />
    <Kop>{titel}</Kop>
    <Alinea>{uitleg}</Alinea>
    {tabellen.length === 0 ? <Alinea>{leeg}</Alinea> : null}
    {tabellen.map((tabel) => <Tabelblok key={tabel.bijschrift} {...tabel} />)}
    {telt.length > 0 ? <><Kop>Wat telt hier mee?</Kop><Opsomming punten={telt} /></> : null}
    <Verborgen zinnen={verborgen} />
    {definities.length > 0 ? <><Kop>Wat betekent de definitie?</Kop><Opsomming punten={definities} /></> : null}
    <p class="schakel-knoppen"><Knoplink naar={bestand}>Download voor een rekenblad (CSV)</Knoplink></p>
    <Kop>Een rapportage voor een bestuur</Kop>
    <Alinea>Schakel maakt die als u erom vraagt. Daarna blijft zij gelijk.</Alinea>
    <p class="schakel-knoppen"><Knoplink naar="/rapportages/op-verzoek">Rapportages op verzoek</Knoplink></p>
  </Pagina>
);
