import type { VNode } from 'preact';
import type { Zending } from '../api/zending';
import { Alinea, Blok, Gegevens, LetOp, Tussenkop } from '../pagina/blokken';
import { MedischeWoorden, type MedischWoord } from '../pagina/medisch';
import { Pagina } from '../pagina/pagina';
import { Formulier, Knop } from '../pagina/velden';
import type { Kijk } from './voorvertoning.view';

export type Voorvertoningview = Kijk & {
  readonly naar: string;
  readonly bladPad: string;
  readonly zending: Zending;
  /** Every answer goes along in the form, so that nothing is kept here and nothing stands in an address. */
  readonly verborgen: readonly { readonly naam: string; readonly waarde: string }[];
  readonly letOp: readonly string[];
  readonly medisch: readonly MedischWoord[];
};

const Ziet = ({ ontvanger, ziet }: Pick<Kijk, 'ontvanger' | 'ziet'>): VNode => (
  <Blok soort="goed" kop={`Dit ziet ${ontvanger}`}>
    {ziet.length === 0 ? <Alinea>Niets.</Alinea> : null}
    {ziet.map(({ categorie, kop, rijen }) => (
      <div key={categorie}>
        <Tussenkop>{kop}</Tussenkop>
        <Gegevens rijen={rijen.map(({ naam, tekst }) => ({ naam, waarde: tekst }))} />
      </div>
    ))}
  </Blok>
);

const ZietNiet = ({ ontvanger, zietNiet }: Pick<Kijk, 'ontvanger' | 'zietNiet'>): VNode => (
  <Blok kop={`Dit ziet ${ontvanger} niet`}>
    <Gegevens rijen={zietNiet.map(({ wat, waarom }) => ({ naam: wat, waarde: waarom }))} />
  </Blok>
);

/** Who sees what, before anything is sent. */
export const VoorvertoningPagina = ({ ontvanger, ziet, zietNiet, naar, bladPad, zending, verborgen, letOp, medisch }: Voorvertoningview): VNode => (
  <Pagina titel="Wie ziet wat?">
    <Alinea intro>Er is nog niets verstuurd. Kijk of dit klopt.</Alinea>
    <MedischeWoorden woorden={medisch} />
    <LetOp regels={letOp} />
    <div class="schakel-kolommen">
      <Ziet ontvanger={ontvanger} ziet={ziet} />
      <ZietNiet ontvanger={ontvanger} zietNiet={zietNiet} />
    </div>
    <Formulier naar={naar} zending={zending}>
      {verborgen.map(({ naam, waarde }) => <input key={`${naam}.${waarde}`} type="hidden" name={naam} value={waarde} />)}
      <p class="schakel-knoppen">
        <Knop naam="stap" waarde="verstuur">Versturen</Knop>
        <Knop naam="stap" waarde="aanpassen" tweede>Aanpassen</Knop>
        <button type="submit" class="utrecht-button utrecht-button--secondary-action" formAction={bladPad} formTarget="_blank">Blad voor de inwoner (nieuw tabblad)</button>
      </p>
    </Formulier>
  </Pagina>
);
