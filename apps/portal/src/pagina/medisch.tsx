import type { VNode } from 'preact';
import { Alinea, Blok, Opsomming } from './blokken';

export type MedischWoord = { readonly woord: string; readonly label: string };

/** D-30: tells the sender, and nobody else, which of his words seem medical. It is his to decide. */
export const MedischeWoorden = ({ woorden }: { readonly woorden: readonly MedischWoord[] }): VNode | null =>
  woorden.length === 0 ? null : (
    <Blok soort="let-op" kop="Dit lijkt medisch. Mag dit weg?">
      <Opsomming punten={woorden.map(({ woord, label }) => `“${woord}” bij: ${label}`)} />
      <Alinea>De andere coach hoeft geen diagnose of behandeling te weten. U mag het zelf beslissen.</Alinea>
    </Blok>
  );
