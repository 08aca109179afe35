import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

export const GEMEENTE = 'TIEL';
export const COACH = 'wz.wc.anna';
const SINDS = '2022-01-01';
const VAN_LIJST = 'FROM unnest($1::text[], $2::text[]) AS een (ref, gemeente)';

const REGISTER = `
INSERT INTO gateway.inwoner (inwoner_ref, bsn_merk, bsn_versleuteld, bsn_sleutel)
SELECT ref::uuid, sha256(convert_to(ref, 'UTF8')), encode(sha256(convert_to(ref, 'UTF8')) || decode(repeat('00', 8), 'hex'), 'base64'), 'bsn.1' `;

const STAND = `
INSERT INTO gateway.stand (inwoner_ref, situatie, situatie_versie)
SELECT ref::uuid, json_build_object('inwonerRef', ref, 'versie', 2, 'perioden', json_build_array(json_build_object(
  'vanaf', '${SINDS}', 'tot', null, 'gemeente', gemeente, 'schaal', 'KP', 'klantprofiel', 'KP3', 'regie', 'WERKZAAK',
  'werkcoach', '${COACH}', 'participatiecoach', null, 'inkomensconsulent', null))), 2 `;

const SITUATIE = `INSERT INTO handover.situatie (inwoner_ref, gemeente, versie) SELECT ref::uuid, gemeente, 2 `;

const PERIODE = `
INSERT INTO handover.situatie_periode (inwoner_ref, vanaf, gemeente, schaal, klantprofiel, regie, werkcoach)
SELECT ref::uuid, '${SINDS}', gemeente, 'KP', 'KP3', 'WERKZAAK', '${COACH}' `;

/** How a resident stands in the tables of the hub, each `INSERT … SELECT` to be followed by a source of (ref, gemeente). */
export const INWONERTABELLEN = [REGISTER, STAND, SITUATIE, PERIODE] as const;

const PER_KEER = 10_000;

/**
 * Residents as they stand after their registration and the assignment of a coach, written past the hub: what is measured comes
 * after that. Their BSN cannot be opened, and nothing here opens it. They live in the gemeenten in turn.
 */
export const maakInwoners = async (beheer: Pool, aantal: number, gemeenten: readonly string[]): Promise<string[]> => {
  const refs = Array.from({ length: aantal }, () => randomUUID() as string);
  const woonplaatsen = refs.map((_, i) => gemeenten[i % gemeenten.length] ?? '');
  for (let i = 0; i < refs.length; i += PER_KEER) {
    for (const tabel of INWONERTABELLEN) await beheer.query(`${tabel}${VAN_LIJST}`, [refs.slice(i, i + PER_KEER), woonplaatsen.slice(i, i + PER_KEER)]);
  }
  return refs;
};
