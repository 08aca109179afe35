import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

export const GEMEENTE = 'TIEL';
export const COACH = 'wz.wc.anna';
const SINDS = '2022-01-01';

const REGISTER = `
INSERT INTO gateway.inwoner (inwoner_ref, bsn_merk, bsn_versleuteld, bsn_sleutel)
SELECT ref::uuid, sha256(convert_to(ref, 'UTF8')), encode(sha256(convert_to(ref, 'UTF8')) || decode(repeat('00', 8), 'hex'), 'base64'), 'bsn.1' FROM unnest($1::text[]) ref`;

const STAND = `
INSERT INTO gateway.stand (inwoner_ref, situatie, situatie_versie)
SELECT ref::uuid, json_build_object('inwonerRef', ref, 'versie', 2, 'perioden', json_build_array(json_build_object(
  'vanaf', '${SINDS}', 'tot', null, 'gemeente', $2::text, 'schaal', 'KP', 'klantprofiel', 'KP3', 'regie', 'WERKZAAK',
  'werkcoach', $3::text, 'participatiecoach', null, 'inkomensconsulent', null))), 2
FROM unnest($1::text[]) ref`;

const SITUATIE = `INSERT INTO handover.situatie (inwoner_ref, gemeente, versie) SELECT ref::uuid, $2, 2 FROM unnest($1::text[]) ref`;

const PERIODE = `
INSERT INTO handover.situatie_periode (inwoner_ref, vanaf, gemeente, schaal, klantprofiel, regie, werkcoach)
SELECT ref::uuid, '${SINDS}', $2, 'KP', 'KP3', 'WERKZAAK', $3 FROM unnest($1::text[]) ref`;

const PER_KEER = 10_000;

/**
 * Residents as they stand after their registration and the assignment of a coach, written past the hub: what is measured comes
 * after that. Their BSN cannot be opened, and nothing here opens it.
 */
export const maakInwoners = async (beheer: Client, aantal: number, gemeente = GEMEENTE, coach = COACH): Promise<string[]> => {
  const refs = Array.from({ length: aantal }, () => randomUUID() as string);
  for (let i = 0; i < refs.length; i += PER_KEER) {
    const deel = refs.slice(i, i + PER_KEER);
    await beheer.query(REGISTER, [deel]);
    await beheer.query(STAND, [deel, gemeente, coach]);
    await beheer.query(SITUATIE, [deel, gemeente]);
    await beheer.query(PERIODE, [deel, gemeente, coach]);
  }
  return refs;
};
