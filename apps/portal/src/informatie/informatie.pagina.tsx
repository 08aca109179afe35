import type { VNode } from 'preact';
import { Alinea, Blok, Gegevens, Knoplink, Kop, Opsomming } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Formulier, Knop } from '../pagina/velden';
import type { Sectie } from '../taken/secties';

export type Informatieview = {
  readonly titel: string;
  readonly terug: string;
  readonly secties: readonly Sectie[];
  readonly nietGegeven: readonly string[];
  /** Set for who may read now what was put ready for him. */
  readonly lezen: { readonly naar: string; readonly laatsteDag: string } | null;
  readonly waaromNiet: readonly string[];
  readonly stappen: readonly { readonly naar: string; readonly tekst: string; readonly hoofd: boolean }[];
};

/** One question or one statement: how it stands, and what can be done now. */
export const InformatiePagina = ({ titel, terug, secties, nietGegeven, lezen, waaromNiet, stappen }: Informatieview): VNode => (
  <Pagina titel={titel} terug={{ pad: terug, tekst: 'Alles over deze inwoner' }}>
    {lezen ? (
      <Blok soort="info" kop="Er staat informatie voor u klaar">
        <Alinea>Alleen u kunt dit lezen, tot en met {lezen.laatsteDag}.</Alinea>
        <Alinea>Elke keer dat u leest, leggen wij vast. De inwoner kan dat zien.</Alinea>
        <Formulier naar={lezen.naar}><p class="schakel-knoppen"><Knop>Lezen</Knop></p></Formulier>
      </Blok>
    ) : null}
    {waaromNiet.length > 0 ? <Blok soort="let-op" kop="Niet te lezen">{waaromNiet.map((regel) => <Alinea key={regel}>{regel}</Alinea>)}</Blok> : null}
    {secties.map(({ kop, rijen }) => (
      <section key={kop} aria-label={kop}>
        <Kop>{kop}</Kop>
        <Gegevens rijen={rijen.map(({ naam, tekst }) => ({ naam, waarde: tekst }))} />
      </section>
    ))}
    {nietGegeven.length > 0 ? <Blok soort="info" kop="Dit ziet u niet"><Opsomming punten={nietGegeven} /></Blok> : null}
    {stappen.length > 0 ? (
      <>
        <Kop>Wat wilt u doen?</Kop>
        <div class="schakel-knoppen schakel-knoppen--onder">
          {stappen.map(({ naar, tekst, hoofd }) => <Knoplink key={naar} naar={naar} hoofd={hoofd}>{tekst}</Knoplink>)}
        </div>
      </>
    ) : null}
  </Pagina>
);

export type Inhoudview = {
  readonly terug: string;
  readonly conclusie: string | null;
  readonly advies: string | null;
  readonly laatsteDag: string | null;
  readonly grondslag: string | null;
};

/** What was put ready for this person. It is fetched for this page, and kept nowhere. */
export const InhoudPagina = ({ terug, conclusie, advies, laatsteDag, grondslag }: Inhoudview): VNode => (
  <Pagina titel="Dit staat voor u klaar" terug={{ pad: terug, tekst: 'Terug' }}>
    <Alinea intro>De inwoner schreef op dat u dit mag lezen. Gebruik het alleen voor uw begeleiding.</Alinea>
    {conclusie === null ? null : <section aria-label="De conclusie"><Kop>De conclusie</Kop><Alinea>{conclusie}</Alinea></section>}
    {advies === null ? null : <section aria-label="Het advies"><Kop>Het advies</Kop><Alinea>{advies}</Alinea></section>}
    <section aria-label="Over dit lezen">
      <Kop>Over dit lezen</Kop>
      <Gegevens rijen={[...(laatsteDag ? [{ naam: 'Te lezen tot en met', waarde: laatsteDag }] : []), ...(grondslag ? [{ naam: 'Dit mag volgens', waarde: grondslag }] : [])]} />
      <Alinea>Dat u dit nu leest, is vastgelegd. Na de laatste dag wist Schakel het.</Alinea>
    </section>
  </Pagina>
);

export type NietTeLezenview = { readonly terug: string; readonly waarom: readonly string[] };

/** It was there, or it never was: said plainly, for an empty page reads as a fault. */
export const NietTeLezenPagina = ({ terug, waarom }: NietTeLezenview): VNode => (
  <Pagina titel="U kunt dit niet lezen" terug={{ pad: terug, tekst: 'Terug' }}>
    <Blok soort="let-op" kop="Waarom?">{waarom.map((regel) => <Alinea key={regel}>{regel}</Alinea>)}</Blok>
    <p class="schakel-knoppen"><Knoplink naar="/taken" hoofd>Naar mijn taken</Knoplink></p>
  </Pagina>
);
