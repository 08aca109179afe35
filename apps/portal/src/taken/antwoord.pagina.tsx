import type { VNode } from 'preact';
import type { Zending } from '../api/zending';
import { Alinea } from '../pagina/blokken';
import { MedischeWoorden, type MedischWoord } from '../pagina/medisch';
import { Pagina } from '../pagina/pagina';
import { Datumveld, Formulier, Foutoverzicht, Keuzelijst, Keuzeveld, Knop, Tekstveld, Tekstvlak, Vinkjes, type Veldfouten } from '../pagina/velden';
import { alle, een, type Veld, type Waarden } from './antwoord.types';

export type Antwoordview = {
  readonly naar: string;
  readonly terug: string;
  readonly titel: string;
  readonly uitleg: readonly string[];
  readonly velden: readonly Veld[];
  readonly waarden: Waarden;
  readonly fouten: Veldfouten;
  /** Faults that the hub named and that belong to no field of this form. */
  readonly algemeen: readonly string[];
  readonly verstuur: string;
  readonly zending: Zending;
  /** Goes along unseen: what the form is about. */
  readonly vast?: Readonly<Record<string, string>>;
  /** Words of the sender's own that seem medical (D-30); he decides whether it is sent all the same. */
  readonly medisch?: readonly MedischWoord[];
};

export const Invoerveld = ({ veld, waarden, fouten }: { readonly veld: Veld; readonly waarden: Waarden; readonly fouten: Veldfouten }): VNode => {
  const { naam, label, uitleg, verplicht } = veld;
  const basis = { naam, label: verplicht ? label : `${label} (mag leeg)`, fout: fouten[naam], ...(uitleg ? { uitleg } : {}) };
  if (veld.soort === 'vinkjes') return <Vinkjes {...basis} keuzes={veld.keuzes} waarden={alle(waarden, naam)} />;
  const waarde = een(waarden, naam) ?? veld.begin;
  switch (veld.soort) {
    case 'datum':
      return <Datumveld {...basis} waarde={waarde} />;
    case 'keuze':
      return <Keuzeveld {...basis} waarde={waarde} keuzes={veld.keuzes} />;
    case 'lijst':
      return <Keuzelijst {...basis} waarde={waarde} keuzes={veld.keuzes} leeg="Maak een keuze" />;
    case 'tekst':
      return veld.lang ? <Tekstvlak {...basis} waarde={waarde} max={veld.max} /> : <Tekstveld {...basis} waarde={waarde} max={veld.max} />;
    case 'getal':
      return <Tekstveld {...basis} waarde={waarde} max={String(veld.max).length} inputMode="numeric" />;
  }
};

/** One answer: a few fields and one button. */
export const AntwoordPagina = ({ naar, terug, titel, uitleg, velden, waarden, fouten, algemeen, verstuur, zending, vast = {}, medisch = [] }: Antwoordview): VNode => (
  <Pagina titel={titel} menu="/taken" terug={{ pad: terug, tekst: 'Terug' }} fout={Object.keys(fouten).length + algemeen.length > 0}>
    <Foutoverzicht fouten={fouten} algemeen={algemeen} />
    <MedischeWoorden woorden={medisch} />
    {uitleg.map((regel) => <Alinea key={regel}>{regel}</Alinea>)}
    <Formulier naar={naar} zending={zending}>
      {Object.entries(vast).map(([naam, waarde]) => <input key={naam} type="hidden" name={naam} value={waarde} />)}
      {velden.map((veld) => <Invoerveld key={veld.naam} veld={veld} waarden={waarden} fouten={fouten} />)}
      <p class="schakel-knoppen">{medisch.length > 0 ? <Knop naam="stap" waarde="toch">Toch versturen</Knop> : <Knop>{verstuur}</Knop>}</p>
    </Formulier>
  </Pagina>
);
