import { Botsing } from '#shared/persistence/botsing';
import type { Tx } from '#shared/persistence/tx';
import type { Ontmoeting } from '../domain/ontmoeting';
import { OntmoetingRij } from './ontmoeting.entity';

export const laadOntmoeting = ({ em }: Tx, zaakId: string): Promise<OntmoetingRij | null> => em.findOneBy(OntmoetingRij, { zaakId });

export const naarOntmoeting = ({ versie: _versie, ...ontmoeting }: OntmoetingRij): Ontmoeting => ontmoeting;

export const bewaarOntmoeting = async ({ em }: Tx, was: OntmoetingRij | null, { zaakId, ...velden }: Ontmoeting): Promise<void> => {
  if (!was) {
    await em.insert(OntmoetingRij, { zaakId, ...velden, versie: 1 });
    return;
  }
  const { affected } = await em.update(OntmoetingRij, { zaakId, versie: was.versie }, { ...velden, versie: was.versie + 1 });
  if (affected !== 1) throw new Botsing('ontmoeting');
};
