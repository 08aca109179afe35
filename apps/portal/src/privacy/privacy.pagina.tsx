import type { VNode } from 'preact';
import { Alinea, Knoplink, Kop, Link, Opsomming, Tussenkop } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Formulier, Foutoverzicht, Knop, Tekstveld } from '../pagina/velden';
import type { Deel, Overzichtview, Regel } from './overzicht.view';

/** What was typed never comes back on the page: a number of somebody stays out of screens that are left open. */
export type Inzagezoekview = { readonly fout: string | null };

export const InzageZoekPagina = ({ fout }: Inzagezoekview): VNode => (
  <Pagina titel="Inzage voor een inwoner" menu="/privacy" fout={fout !== null}>
    <Foutoverzicht fouten={fout === null ? {} : { bsn: fout }} />
    <Alinea>Een inwoner mag weten wat er over hem is gedeeld. U maakt hier het overzicht.</Alinea>
    <Formulier naar="/privacy">
      <Tekstveld naam="bsn" label="Burgerservicenummer" uitleg="Negen cijfers. Schakel zoekt er één keer mee en bewaart het niet op deze pagina." fout={fout ?? undefined} max={11} inputMode="numeric" />
      <p class="schakel-knoppen"><Knop>Overzicht maken</Knop></p>
    </Formulier>
    <Alinea>Dat u dit overzicht opent, komt er zelf ook in te staan.</Alinea>
    <p class="utrecht-paragraph"><Link naar="/privacy/kader">Wie mag welke gegevens zien?</Link></p>
  </Pagina>
);

const Gebeurd = ({ zinnen, punten, bureau }: Omit<Regel, 'sleutel'>): VNode => (
  <li>
    {zinnen.map((zin) => <p key={zin}>{zin}</p>)}
    {punten.length > 0 ? <Opsomming punten={punten} /> : null}
    {bureau.waarom || bureau.wie ? (
      <p class="schakel-klein schakel-niet-op-papier">
        {bureau.wie ? `Alleen voor u: ${bureau.wie}. ` : ''}
        {bureau.waarom ? <Link naar={bureau.waarom}>Waarom?</Link> : null}
      </p>
    ) : null}
  </li>
);

const Hoofdstuk = ({ kop, leeg, regels }: Deel): VNode => (
  <section>
    <Kop>{kop}</Kop>
    {regels.length === 0 ? <Alinea>{leeg}</Alinea> : <ul class="schakel-lijst">{regels.map(({ sleutel, ...regel }) => <Gebeurd key={sleutel} {...regel} />)}</ul>}
  </section>
);

/** AVG article 15, on paper for the resident; what is for the desk alone does not print. */
export const InzagePagina = ({ gemeente, datum, tijd, inleiding, delen, gronden, rechten, meer, bestand }: Overzichtview): VNode => (
  <Pagina titel="Wat is er over u gedeeld?" menu="/privacy" terug={{ pad: '/privacy', tekst: 'Andere inwoner' }}>
    <p class="schakel-niet-op-papier">Druk dit overzicht af voor de inwoner: Ctrl en P. Wat alleen voor u is, komt niet op papier.</p>
    <p class="schakel-knoppen"><Knoplink naar={bestand}>Download als bestand</Knoplink></p>
    <p>{gemeente}, {datum}</p>
    {inleiding.map((zin) => <Alinea key={zin}>{zin}</Alinea>)}
    <Opsomming punten={tijd} />
    {delen.map((deel) => <Hoofdstuk key={deel.kop} {...deel} />)}
    {meer ? <><Alinea>{meer.tekst}</Alinea><p class="schakel-knoppen"><Knoplink naar={meer.pad}>Volgende deel</Knoplink></p></> : null}
    {gronden.length > 0 ? <Kop>Waar staat dat dit mag?</Kop> : null}
    {gronden.map(({ naam, zinnen }) => (
      <section key={naam}>
        <Tussenkop>{naam}</Tussenkop>
        {zinnen.map(({ zin, waar }) => (
          <figure key={zin}>
            <blockquote>{zin}</blockquote>
            <figcaption class="schakel-klein">{waar}</figcaption>
          </figure>
        ))}
      </section>
    ))}
    <Kop>Wat kunt u doen?</Kop>
    <Opsomming punten={rechten} />
  </Pagina>
);
