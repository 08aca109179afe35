import type { VNode } from 'preact';
import type { Zending } from '../api/zending';
import { Alinea, Blok, Kop, Opsomming } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';
import { Datumveld, Formulier, Foutoverzicht, Keuzelijst, Keuzeveld, Knop, Tekstveld, Tekstvlak, Vinkjes, type Veldfouten } from '../pagina/velden';
import type { Uitleg } from '../verstuurd/uitleg';
import type { Ingevuld, Vraag } from './formulier.types';
import { een } from './invoer';

/** Questions that belong together; `bij` names the choice without which they are not asked. */
export type Groep = { readonly bij: string | null; readonly vragen: readonly Vraag[] };
export type Deel = { readonly id: string; readonly titel: string; readonly uitleg: string; readonly groepen: readonly Groep[] };

export type Formulierview = {
  readonly naar: string;
  readonly zending: Zending;
  readonly zaakId: string;
  readonly titel: string;
  readonly voorWie: string;
  readonly ontbreekt: readonly string[];
  readonly delen: readonly Deel[];
  readonly waarden: Ingevuld;
  readonly fouten: Veldfouten;
  readonly algemeen: readonly string[];
  readonly waarom: Uitleg | null;
};

const uitlegVan = ({ uitleg, nodig }: Vraag): string | undefined => (nodig === 'ACCEPTATIE' ? [uitleg, 'Nodig voordat de andere coach kan accepteren.'].filter(Boolean).join(' ') : uitleg);

const magLeeg = ({ nodig, bijKeuze }: Vraag): boolean => nodig === 'NIET' && (bijKeuze === undefined || bijKeuze.mag === true);

export const Vraagveld = ({ vraag, waarden, fout }: { readonly vraag: Vraag; readonly waarden: Ingevuld; readonly fout: string | undefined }): VNode => {
  const { pad, soort, label, max = 120, vrijeTekst, opties } = vraag;
  const uitleg = uitlegVan(vraag);
  const basis = { naam: pad, label: magLeeg(vraag) ? `${label} (mag leeg)` : label, fout, waarde: een(waarden, pad), ...(uitleg ? { uitleg } : {}) };
  const keuzes = opties.map(({ code, label: tekst }) => ({ waarde: code, tekst }));
  switch (soort) {
    case 'datum':
      return <Datumveld {...basis} />;
    case 'getal':
      return <Tekstveld {...basis} inputMode="numeric" max={6} />;
    case 'tekst':
      return vrijeTekst ? <Tekstvlak {...basis} max={max} /> : <Tekstveld {...basis} max={max} />;
    case 'lijst': {
      const gekozen = waarden[pad];
      return <Vinkjes {...basis} keuzes={keuzes} waarden={gekozen === undefined ? [] : typeof gekozen === 'string' ? [gekozen] : gekozen} />;
    }
    default:
      // A radio button cannot be undone without a script, so a question that may stay open is a list.
      return vraag.nodig === 'VERSTUREN' ? <Keuzeveld {...basis} keuzes={keuzes} /> : <Keuzelijst {...basis} keuzes={keuzes} leeg="Nog niet ingevuld" />;
  }
};

const Waarom = ({ waarom }: { readonly waarom: Uitleg }): VNode => (
  <Blok soort="fout" kop="Waarom kan dit nu niet?">
    <Alinea>{waarom.oorzaak}</Alinea>
    {waarom.beleid ? <Alinea>Dit volgt uit de afspraak: {waarom.beleid}.</Alinea> : null}
    <Alinea>{waarom.herstel}</Alinea>
  </Blok>
);

/** The handover form. Nothing is sent from here: the next page shows first who sees what. */
export const FormulierPagina = ({ naar, zending, zaakId, titel, voorWie, ontbreekt, delen, waarden, fouten, algemeen, waarom }: Formulierview): VNode => (
  <Pagina titel={titel} fout={waarom !== null || Object.keys(fouten).length + algemeen.length > 0}>
    {waarom ? <Waarom waarom={waarom} /> : null}
    <Foutoverzicht fouten={fouten} algemeen={algemeen} />
    <Alinea intro>{voorWie}</Alinea>
    <Alinea>Er gaat nog niets weg. Eerst ziet u wie wat te zien krijgt.</Alinea>
    {ontbreekt.length > 0 ? <Blok soort="let-op" kop="Dit vroeg de andere coach nog"><Opsomming punten={ontbreekt} /></Blok> : null}
    <Formulier naar={naar} zending={zending}>
      <input type="hidden" name="zaakId" value={zaakId} />
      {delen.map(({ id, titel: kop, uitleg, groepen }) => (
        <section key={id} aria-labelledby={`deel-${id}`}>
          <Kop id={`deel-${id}`}>{kop}</Kop>
          <Alinea>{uitleg}</Alinea>
          {groepen.map(({ bij, vragen }) =>
            bij === null ? (
              vragen.map((vraag) => <Vraagveld key={vraag.pad} vraag={vraag} waarden={waarden} fout={fouten[vraag.pad]} />)
            ) : (
              <fieldset key={bij} class="schakel-groep">
                <legend>Alleen bij: {bij}</legend>
                {vragen.map((vraag) => <Vraagveld key={vraag.pad} vraag={vraag} waarden={waarden} fout={fouten[vraag.pad]} />)}
              </fieldset>
            ),
          )}
        </section>
      ))}
      <p class="schakel-knoppen"><Knop naam="stap" waarde="bekijk">Bekijk wie wat ziet</Knop></p>
    </Formulier>
  </Pagina>
);
