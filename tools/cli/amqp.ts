import { lopendeZandbak } from './lopend';

export const uitleg = 'het AMQP-adres waarmee een aansluiting in de sandbox haar eigen wachtrij leest: schakel amqp <aansluiting>';
/** How many arguments it takes at most. */
export const argumenten = 1;

export const voerUit = async ([aansluiting = '']: readonly string[], { map }: { readonly map: string }): Promise<number> => {
  const { amqp } = lopendeZandbak(map);
  const adres = amqp[`uit.${aansluiting}`];
  if (!adres) {
    const namen = Object.keys(amqp).filter((naam) => naam.startsWith('uit.')).map((naam) => naam.slice('uit.'.length));
    console.error(`Gebruik: schakel amqp <aansluiting>. Aansluitingen: ${namen.join(', ')}`);
    return 2;
  }
  console.log(adres);
  return 0;
};
