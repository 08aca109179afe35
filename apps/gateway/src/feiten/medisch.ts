import type { Verzegeld, VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { schrijfLogboek } from '#shared/logboek/logboek';
import { merkVanVerzegeld } from '#shared/persistence/bewaren/grafsteen';
import type { Tx } from '#shared/persistence/tx';
import type { Gebeurd } from './gebeurd';

export const draagtMedisch = (type: string): boolean => bekendeSoort(type).secties.medisch !== undefined;

const zonder = (bericht: VerzegeldBericht): VerzegeldBericht => {
  const { medisch: _medisch, ...data } = bericht.data;
  return { ...bericht, data };
};

/**
 * Medical content stays with its owner (D-27): a fact that carries it all the same loses it before it is stored anywhere,
 * with what is set apart too.
 */
export const zonderMedisch = (gebeurd: Gebeurd): Gebeurd => {
  if (gebeurd.soort === 'feit') return { ...gebeurd, feit: { ...gebeurd.feit, bericht: zonder(gebeurd.feit.bericht) } };
  return gebeurd.soort === 'timer' ? { ...gebeurd, bericht: zonder(gebeurd.bericht) } : gebeurd;
};

type Rij = { readonly medisch: Verzegeld | null; readonly type: string; readonly inwonerRef: string; readonly zaakId: string | null; readonly gemeente: string; readonly traceparent: string | null };

const LEES = `
SELECT inhoud -> 'data' -> 'medisch' AS medisch, type, inwoner_ref AS "inwonerRef", zaak_id AS "zaakId", gemeente, traceparent
FROM bericht WHERE volgnr = $1`;
const WIS = `UPDATE bericht SET inhoud = (inhoud::jsonb #- '{data,medisch}')::json WHERE volgnr = $1`;

/** The owner has it by now, or has refused it: either way the journal keeps nothing of it but that it was there. */
export const wisMedisch = async (tx: Tx, volgnr: string): Promise<void> => {
  const [rij]: Rij[] = await tx.em.query(LEES, [volgnr]);
  if (!rij?.medisch) return;
  await tx.em.query(WIS, [volgnr]);
  const { medisch, type, inwonerRef, zaakId, gemeente, traceparent } = rij;
  const wissing = { wat: 'bericht.medisch', grond: 'D-27', merk: merkVanVerzegeld(medisch) };
  await schrijfLogboek(tx, 'WISSING', { activiteit: `medisch.wissen:${type}`, uitkomst: 'TOEGESTAAN', inwonerRef, ...(zaakId === null ? {} : { zaakId }), gemeente, wissing }, traceparent);
};
