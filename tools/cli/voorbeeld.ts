import { randomUUID } from 'node:crypto';
import { amsterdamseDag } from '#shared/kernel/klok';
import { fictiefBsn } from '../demo/partij';
import { lopendeZandbak } from './lopend';

export const uitleg = 'een volledig bericht om te versturen, met een nieuw id: schakel voorbeeld registratie';
export const argumenten = 1;

const registratie = (dag: string): unknown => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'urn:nld:oin:00000099000000001000:systeem:regie',
  type: 'nl.participatiewet.inwoner.geregistreerd.v1',
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  data: {
    gemeente: 'TIEL',
    peildatum: dag,
    doel: 'BEHEER',
    afzender: { actorId: 'gemeente-tiel.regie', rol: 'systeem', werkgever: 'TIEL', namensGemeente: 'TIEL' },
    identiteit: { bsn: fictiefBsn() },
    verloop: { schaal: 'KP', klantprofiel: 'KP4', sinds: dag },
    contact: { naam: 'A. Voorbeeld', taalvoorkeur: 'nl' },
  },
});

/** Gemeente Tiel registers a made-up resident, dated today by the clock of the sandbox. */
export const voerUit = async ([naam]: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  if (naam !== 'registratie') {
    console.error('Gebruik: schakel voorbeeld registratie');
    return 2;
  }
  const antwoord = await fetch(`${lopendeZandbak(map).http}/sandbox/klok`);
  const { moment } = (await antwoord.json()) as { moment: string };
  console.log(JSON.stringify(registratie(amsterdamseDag(new Date(moment))), null, 2));
  return 0;
};
