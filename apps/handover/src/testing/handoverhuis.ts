import type { Afzender } from '#shared/contracts/bericht';
import type { GenoemdeMedewerker, InBericht } from '#shared/contracts/intern';
import { dag, type Datum } from '#shared/kernel/datum';
import { laadBeleid } from '#shared/policy/beleid';
import { laadFormulieren } from '#shared/policy/formulieren';
import { laadPartijen } from '#shared/policy/partijen';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { CONFIG, Proefhuis, RING, type Inhoud } from '#shared/testing/proefhuis';
import { registreerHandlers } from '../handover.module';
import { entiteiten } from '../persistence/entiteiten';
import { migraties } from '../persistence/migraties';

const partijen = laadPartijen(CONFIG);

/** Stamped as the gateway does: whoever `verloop` names and the register knows. */
const genoemdenIn = ({ verloop = {} }: Inhoud, op: Datum): GenoemdeMedewerker[] =>
  Object.values(verloop).flatMap((waarde) => (typeof waarde === 'object' && waarde !== null ? Object.values(waarde) : [waarde])).flatMap((waarde: unknown) => {
    const medewerker = typeof waarde === 'string' ? partijen.medewerker(waarde, op) : undefined;
    if (!medewerker) return [];
    const { actorId, rol, werkgever, namensGemeenten, ingangsdatum } = medewerker;
    return [{ actorId, rol, werkgever, namensGemeenten, ingangsdatum }];
  });

export type Handoverhuis = { readonly huis: Proefhuis; readonly invoer: (gebeurtenis: string, afzender: Afzender, op: string, inhoud: Inhoud) => InBericht };

/** The service on a real database, with policy B for exemptions from 2025-09-02 (D-01). */
export const openHandoverhuis = async (ring: Sleutelring = RING): Promise<Handoverhuis> => {
  const activeringen = [{ id: 'ontheffing-bij-overdracht', versie: 'B', vanaf: dag('2025-09-02') }];
  const omgeving = { beleid: laadBeleid(CONFIG, { activeringen, voorbeelden: true }), formulieren: laadFormulieren(CONFIG), partijen, ring };
  const huis = await Proefhuis.open({ schema: 'handover', migraties, entiteiten, registreer: (runner) => registreerHandlers(runner, omgeving) });
  return {
    huis,
    invoer: (gebeurtenis, afzender, op, inhoud) => huis.invoer(gebeurtenis, afzender, op, { ...inhoud, stempel: { genoemden: genoemdenIn(inhoud, dag(op)), ...inhoud.stempel } }),
  };
};
