import type { Verstrekking } from '../api/api.types';
import { BIJZONDERDEEL, BRON, INFORMATIEANTWOORD, INFORMATIEDEEL, INFORMATIESTAND, REIKWIJDTE, van } from '../taal/begrippen';
import { voluit, zonderDag } from '../taal/datum';
import { naamVan } from '../taal/woorden';
import { datum, mens, rij, sectie, type Rij, type Sectie } from '../taken/secties';
import { labelUit, type Lijsten } from './woorden';

/** The parts that were asked for, in the order of the form. */
export const gevraagdeDelen = ({ soort, verloop: { gevraagd = {} } }: Pick<Verstrekking, 'soort' | 'verloop'>): string[] =>
  Object.keys(soort === 'BIJZONDER' ? BIJZONDERDEEL : INFORMATIEDEEL).filter((deel) => gevraagd[deel] === true);

const DELEN = { ...INFORMATIEDEEL, ...BIJZONDERDEEL };
export const delenInWoorden = (verstrekking: Pick<Verstrekking, 'soort' | 'verloop'>): string | undefined =>
  gevraagdeDelen(verstrekking).map((deel) => DELEN[deel] ?? deel).join('; ') || undefined;

const uiterlijk = ({ verloop, status }: Verstrekking): Rij[] => rij('Antwoord graag uiterlijk', verloop.uiterlijk && (status === 'GEVRAAGD' || status === 'INGEDIEND') ? voluit(verloop.uiterlijk) : undefined);

const vraagsectie = (verstrekking: Verstrekking, lijsten: Lijsten): Sectie[] => {
  const { status, soort, verloop, vrager, gever, belastbaarheid } = verstrekking;
  return sectie(
    soort === 'BIJZONDER' ? 'Het verzoek' : vrager ? 'De vraag' : 'De informatie',
    rij('Hoe het staat', van(INFORMATIESTAND, status)),
    rij('Gevraagd door', verloop.verzoeker === 'INWONER' ? 'De inwoner' : vrager ? mens(vrager) : undefined),
    rij('Gevraagd aan', vrager && gever && verloop.verzoeker !== 'INWONER' ? mens(gever) : undefined),
    rij('Gegeven door', !vrager && gever ? mens(gever) : undefined),
    rij('Wat is gevraagd', delenInWoorden(verstrekking)),
    rij('Waarom dit nodig is', labelUit(lijsten, 'noodzaak', verloop.noodzaak)),
    rij('Reden', labelUit(lijsten, 'redenBijzonder', verloop.reden)),
    rij('Toelichting', belastbaarheid?.toelichting),
    datum('Begonnen op', verloop.begonnenOp),
    uiterlijk(verstrekking),
  );
};

const giftsectie = ({ belastbaarheid, beoordelingIsOud, verloop }: Verstrekking): Sectie[] =>
  belastbaarheid?.beoordelingsdatum
    ? sectie(
        'Wat is gegeven',
        rij(INFORMATIEDEEL['mogelijkheden'] ?? '', belastbaarheid.mogelijkheden),
        rij(INFORMATIEDEEL['beperkingen'] ?? '', belastbaarheid.beperkingen),
        rij(INFORMATIEDEEL['omstandigheden'] ?? '', belastbaarheid.omstandigheden),
        rij(INFORMATIEDEEL['uren'] ?? '', belastbaarheid.urenBeschikbaar === undefined ? undefined : `${belastbaarheid.urenBeschikbaar} uur`),
        rij('Van', van(BRON, belastbaarheid.bronsoort)),
        datum('Beoordeeld op', belastbaarheid.beoordelingsdatum),
        rij('Let op', beoordelingIsOud ? 'Dit is lang geleden. Vraag of het nog klopt.' : undefined),
        datum('Gegeven op', verloop.gegevenOp),
        datum('Gelezen op', verloop.gelezenOp),
      )
    : [];

const antwoordsectie = ({ soort, verloop }: Verstrekking, lijsten: Lijsten): Sectie[] =>
  sectie(
    'Het antwoord',
    rij('Antwoord', van(INFORMATIEANTWOORD, verloop.antwoord)),
    rij('Reden', labelUit(lijsten, soort === 'BIJZONDER' ? 'redencodeBijzonderAfgewezen' : 'redencodeNietGegeven', verloop.redencode)),
    verloop.antwoord || verloop.redencode ? datum('Gesloten op', verloop.geslotenOp) : [],
  );

const verklaringsectie = ({ verklaring }: Verstrekking): Sectie[] =>
  verklaring
    ? sectie(
        'De verklaring van de inwoner',
        datum('Ondertekend op', verklaring.schriftelijkOp),
        rij('Wat mag worden gelezen', van(REIKWIJDTE, verklaring.reikwijdte)),
        rij('Door wie', naamVan(verklaring.ontvanger)),
        rij('Tot en met', voluit(verklaring.laatsteDag)),
        rij('Kenmerk van het bewijs', verklaring.bewijsRef),
        datum('Ingetrokken op', verklaring.ingetrokkenOp),
      )
    : [];

const leessectie = ({ soort, klaargezetOp, leesbaarTotEnMet, verloop }: Verstrekking): Sectie[] =>
  soort === 'BIJZONDER'
    ? sectie('Het lezen', datum('Klaargezet op', klaargezetOp), rij('Te lezen tot en met', leesbaarTotEnMet ? voluit(leesbaarTotEnMet) : undefined), rij('Gelezen op', klaargezetOp ? (verloop.gelezenOp ? zonderDag(verloop.gelezenOp) : 'Nog niet gelezen') : undefined))
    : [];

/** A case of what is not standard, in words: what is asked, why, by whom, until when, and what came of it. */
export const informatiesecties = (verstrekking: Verstrekking, lijsten: Lijsten): Sectie[] => [
  ...vraagsectie(verstrekking, lijsten),
  ...giftsectie(verstrekking),
  ...antwoordsectie(verstrekking, lijsten),
  ...verklaringsectie(verstrekking),
  ...leessectie(verstrekking),
];
