import type { VNode } from 'preact';
import { Alinea, Kop, Opsomming } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';

/** `GET /v1/privacykader`: the words are the hub's, the same as on paper. */
export type Kaderblad = {
  readonly titel: string;
  readonly inleiding: readonly string[];
  readonly kop: readonly string[];
  readonly rijen: readonly (readonly string[])[];
  readonly lijsten: readonly { readonly titel: string; readonly zinnen: readonly string[] }[];
};

const BIJSCHRIFT = 'Per soort gegevens en per rol';

/** Category by role, to read and to print; reachable with the keyboard, because a wide table scrolls within its frame. */
export const KaderPagina = ({ titel, inleiding, kop, rijen, lijsten }: Kaderblad): VNode => (
  <Pagina titel="Wie mag welke gegevens zien?" menu="/privacy" terug={{ pad: '/privacy', tekst: 'Inzage voor een inwoner' }}>
    <p class="schakel-niet-op-papier">Afdrukken: druk op Ctrl en P.</p>
    <Alinea intro>{titel}.</Alinea>
    {inleiding.map((zin) => <Alinea key={zin}>{zin}</Alinea>)}
    <div class="schakel-tabel schakel-tabel--breed utrecht-table-container utrecht-table-container--overflow-inline" role="region" aria-label={BIJSCHRIFT} tabIndex={0}>
      <table class="utrecht-table utrecht-table--html-table">
        <caption>{BIJSCHRIFT}. De letters staan onder de tabel.</caption>
        <thead><tr>{kop.map((tekst) => <th key={tekst} scope="col">{tekst}</th>)}</tr></thead>
        <tbody>
          {rijen.map(([gegevens = '', ...cellen]) => (
            <tr key={gegevens}>
              <th scope="row">{gegevens}</th>
              {cellen.map((tekst, plek) => <td key={kop[plek + 1]}>{tekst}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {lijsten.map(({ titel: deel, zinnen }) => (
      <section key={deel} aria-label={deel}>
        <Kop>{deel}</Kop>
        <Opsomming punten={zinnen} />
      </section>
    ))}
  </Pagina>
);
