import type { Feit, InBericht, MailSoort } from '#shared/contracts/intern';
import { eis, gebeurtenisVan } from '#shared/contracts/lezen';
import { plusDagen } from '#shared/kernel/datum';
import { momentInAmsterdam } from '#shared/kernel/klok';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd, HERROEPEN } from '#shared/persistence/uitkomst';
import { planafspraak } from './beleid';
import { decidePlan, planhouder, type Evaluatie, type Plan } from './domain/plan';
import { afzenderVan, bronVan, herroepenBericht, inwonerVan, vandaagVan } from './messaging/incoming';
import { hubBericht } from './messaging/hubbericht';
import type { Omgeving } from './omgeving';
import { PlanRij } from './persistence/plan.entity';
import { verwerkt } from './uitkomst';

const TERMIJN = 'planvanaanpak.termijn';
const TE_DOEN: readonly MailSoort[] = ['PLAN_EVALUEREN'];
const AF = { takenAf: [{ bereik: 'INWONER', soorten: TE_DOEN }] } as const;

/** What only the hub says. */
const HUB: readonly string[] = ['termijn.voorbij', 'herroepen', 'inwoner.vertrokken'];

/** Kept no longer: what was asked about it ends, and no day is waited for. */
const weg = async ({ em }: Tx, { bericht }: InBericht, { inwonerRef }: Plan): Promise<Resultaat> => {
  await em.delete(PlanRij, { inwonerRef });
  return { uitkomst: verwerkt(), feiten: [{ bericht, adressen: [], ...AF }], wisTimers: [{ soort: TERMIJN, sleutel: inwonerRef }] };
};

const vanDeHub = async (tx: Tx, was: Plan | null, invoer: InBericht, omgeving: Omgeving): Promise<Resultaat> => {
  const niets = { uitkomst: verwerkt(), feiten: [] };
  if (!was) return niets;
  const { bericht: { type, data } } = invoer;
  switch (gebeurtenisVan(type)) {
    case 'inwoner.vertrokken': return was.gemeente === data.gemeente ? weg(tx, invoer, was) : niets;
    case 'herroepen': return was.bron === bronVan(herroepenBericht(invoer)) ? weg(tx, invoer, was) : niets;
    default: {
      const inwoner = inwonerVan(invoer);
      const vandaag = vandaagVan(invoer);
      if (!inwoner || was.volgende >= vandaag) return niets;
      const nodig: Feit = { bericht: hubBericht(invoer, omgeving, 'evaluatie.nodig', was, vandaag, was.volgende), adressen: [planhouder(inwoner)] };
      return { uitkomst: verwerkt(), feiten: [nodig] };
    }
  }
};

/** M-81: load -> access -> decide -> save, and the day after which the coach hears of it. A day that has passed already is waited for no longer. */
export const handlePlan = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { bericht } = invoer;
  const { inwonerRef: ref, gemeente, peildatum, verloop } = bericht.data;
  const inwonerRef = eis(ref, 'inwonerRef');
  const was = await tx.em.findOneBy(PlanRij, { inwonerRef });
  const isVanHub = bericht.source === omgeving.partijen.hub.source;
  if (HUB.includes(gebeurtenisVan(bericht.type)) !== isVanHub) return afgekeurd({ code: 'NIET_BEVOEGD' });
  if (isVanHub) return vanDeHub(tx, was, invoer, omgeving);
  if (!verloop) return afgekeurd(HERROEPEN);
  const vandaag = vandaagVan(invoer);
  const command = { ...verloop, type: 'geevalueerd', zaakId: '', inwonerRef, gemeente, op: peildatum, vandaag, afzender: afzenderVan(invoer), bron: bronVan(bericht) } as Evaluatie;
  const { waarden, id, versie } = planafspraak(omgeving.beleid, command.datum);
  const besluit = decidePlan(was, inwonerVan(invoer), command, waarden);
  if (!besluit.accepted) return afgekeurd(besluit.refusal);
  const { plan, andere, letOp } = besluit;
  await tx.em.upsert(PlanRij, plan, ['inwonerRef']);
  const op = plusDagen(plan.volgende, 1);
  const timer = { soort: TERMIJN, sleutel: inwonerRef, vervaltOp: momentInAmsterdam(op), bericht: hubBericht(invoer, omgeving, 'termijn.voorbij', plan, op, plan.volgende) };
  return { uitkomst: verwerkt(letOp.length > 0 ? { letOp } : {}, { id, versie }), feiten: [{ bericht, adressen: [andere], ...AF }], zetTimers: [timer] };
};
