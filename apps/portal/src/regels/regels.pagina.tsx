import type { VNode } from 'preact';
import { Alinea, Blok, Gegevens, Knoplink, Kop, Link, Opsomming, Tussenkop } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Datumveld, Foutoverzicht, Knop } from '../pagina/velden';
import type { Regelsview, Regelview } from './regels.view';
import type { Waarderegel } from './waarden';

const Waarden = ({ regels }: { readonly regels: readonly Waarderegel[] }): VNode => (
  <Gegevens rijen={regels.map(({ naam, punten }) => ({ naam, waarde: punten.map((punt) => <p key={punt}>{punt}</p>) }))} />
);

const Regel = ({ id, onderwerp, versie, geldt, zinnen, afgestemd, goedgekeurd, geactiveerd, wijzigingen, teBevestigen, waarden }: Regelview): VNode => (
  <section aria-labelledby={id}>
    <Kop id={id}>{onderwerp}</Kop>
    <Waarden regels={waarden} />
    <Tussenkop>Waar dit staat</Tussenkop>
    {zinnen.map(({ zin, waar }) => (
      <blockquote key={zin} class="utrecht-blockquote">
        <p class="utrecht-paragraph">“{zin}”</p>
        <p class="schakel-klein"><cite>{waar}</cite></p>
      </blockquote>
    ))}
    <Tussenkop>Sinds wanneer en van wie</Tussenkop>
    <Gegevens
      rijen={[
        { naam: 'Geldt', waarde: geldt },
        { naam: 'Versie', waarde: versie },
        { naam: 'Afgestemd met', waarde: afgestemd },
        { naam: 'Goedgekeurd door', waarde: goedgekeurd },
        { naam: 'In Schakel geactiveerd', waarde: geactiveerd },
      ]}
    />
    {wijzigingen.length > 0 ? <Blok soort="fout"><Tussenkop>Gewijzigd zonder nieuwe versie</Tussenkop><Opsomming punten={wijzigingen} /></Blok> : null}
    {teBevestigen.length > 0 ? <Blok soort="let-op"><Tussenkop>Nog te bevestigen</Tussenkop><Opsomming punten={teBevestigen} /></Blok> : null}
  </section>
);

/** The agreements and the law as they hold on a day, each with the sentence it rests on. */
export const RegelsPagina = ({ titel, datum, dag, fout, regels, gemeenten }: Regelsview): VNode => (
  <Pagina titel={titel} menu="/regels" fout={fout !== undefined}>
    {fout === undefined ? null : <Foutoverzicht fouten={{ datum: fout }} />}
    <form class="utrecht-form schakel-niet-op-papier" method="get" action="/regels">
      <Datumveld naam="datum" label="Van welke dag wilt u de regels zien?" fout={fout} waarde={datum} />
      <p class="schakel-knoppen"><Knop>Tonen</Knop></p>
    </form>
    <Alinea intro>Dit zijn de afspraken en de regels uit de wet op {dag}.</Alinea>
    <ul class="utrecht-unordered-list">
      {regels.map(({ id, onderwerp }) => <li key={id} class="utrecht-unordered-list__item"><Link naar={`#${id}`}>{onderwerp}</Link></li>)}
    </ul>
    {gemeenten.map(({ naam, punten, bekendmaken }) => (
      <section key={naam}>
        <Kop>Anders in {naam}</Kop>
        <Opsomming punten={punten} />
        {bekendmaken ? <p class="schakel-knoppen schakel-niet-op-papier"><Knoplink naar={bekendmaken}>Het profiel bekendmaken</Knoplink></p> : null}
      </section>
    ))}
    {regels.map((regel) => <Regel key={regel.id} {...regel} />)}
  </Pagina>
);
