import { berichtsoort } from '../contracts/catalogus';
import type { inhoudVan } from './logboek';
import type { Recordrij } from './record';

type Inhoud = ReturnType<typeof inhoudVan>;

/** Which activity of the register of processing a read or question belongs to, by the first word of its name. */
const CONTEXT: Readonly<Record<string, string>> = {
  overdracht: 'overdracht', overdrachten: 'overdracht', ontheffing: 'ontheffing', ontheffingen: 'ontheffing', 'overwogen-sanctie': 'boete', 'overwogen-sancties': 'boete', signaal: 'signaal',
  inwoner: 'inwoner', inwoners: 'inwoner', verstrekking: 'verstrekking', verstrekkingen: 'verstrekking', instrument: 'instrument', proevenaanwerk: 'proevenaanwerk', inkomensgesprek: 'inkomensgesprek', casuistiek: 'casuistiek', ontmoetingen: 'ontmoeting', contactcadans: 'contact', rapportage: 'rapportage', medewerkers: 'medewerker', waarnemingen: 'medewerker', mandaten: 'medewerker',
};

const contextVan = ({ activiteit, bericht }: Inhoud): string => {
  const type = bericht?.type ?? activiteit.split(':').at(-1) ?? '';
  return berichtsoort(type)?.context ?? CONTEXT[activiteit.split('.')[0] ?? ''] ?? 'hub';
};

/** What every line says of who it is about: the reference of the hub, which only the hub can lead back to somebody. */
const betrokkene = ({ inwonerRef }: Inhoud): object => (inwonerRef ? { 'dpl.core.data_subject_id': inwonerRef, 'dpl.core.data_subject_id_type': 'urn:schakel:inwonerRef' } : {});

/**
 * Logboek Dataverwerkingen: one line per action and data subject. Who did it stays out: that is in our own log, found by the
 * trace. A refusal is an outcome and no error.
 */
const alsVerwerking = (dienst: string, inhoud: Inhoud, register: string): object => {
  const moment = Date.parse(inhoud.op);
  return {
    trace_id: inhoud.traceId,
    span_id: inhoud.spanId,
    status: 'Ok',
    name: inhoud.activiteit,
    start_time: moment,
    end_time: moment,
    resource: { attributes: { 'service.name': `schakel.${dienst}` } },
    attributes: { 'dpl.core.processing_activity_id': `urn:schakel:verwerking:${contextVan(inhoud)}:${register}`, ...betrokkene(inhoud) },
  };
};

/** Authorization Decision Log: what was asked (AuthZEN), what was answered and by which version of which policy. */
const alsBesluit = (dienst: string, inhoud: Inhoud): object => {
  const { traceId, spanId, op, activiteit, uitkomst, code, actor, namens, aansluiting, leverancier, gemeente, zaakId, inwonerRef, doel, beleid, oordelen, aantal } = inhoud;
  return {
    event_name: 'adl.access_evaluation',
    trace_id: traceId,
    span_id: spanId,
    time: Date.parse(op),
    resource: { attributes: { 'service.name': `schakel.${dienst}` } },
    attributes: {
      'adl.core.request': {
        subject: { type: actor ? 'medewerker' : 'aansluiting', id: actor ?? aansluiting ?? 'onbekend', properties: { aansluiting, leverancier, namens } },
        action: { name: activiteit },
        resource: { type: zaakId ? 'zaak' : 'inwoner', id: zaakId ?? inwonerRef ?? '', properties: { gemeente } },
        context: { doel: doel ?? null },
      },
      'adl.core.response': { decision: uitkomst === 'TOEGESTAAN', context: { code, oordelen, ...(aantal ? { aantal } : {}) } },
      'adl.core.policies': beleid ? [{ id: beleid.id, version: beleid.versie }] : [],
      ...betrokkene(inhoud),
    },
  };
};

/** A record as the Dutch standards for logging write it: a processing of personal data, a decision about access, or both. */
export const alsUitvoer = (dienst: string, record: Recordrij, register: string): object[] => {
  const inhoud = JSON.parse(record.inhoud) as Inhoud;
  const besloten = inhoud.soort === 'BESLISSING' || inhoud.oordelen.length > 0;
  return [...(inhoud.inwonerRef ? [alsVerwerking(dienst, inhoud, register)] : []), ...(besloten ? [alsBesluit(dienst, inhoud)] : [])];
};
