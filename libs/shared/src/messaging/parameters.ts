import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Onleesbaar } from './fouten';

/** Parameters of a question over the broker as a checked object; one that does not fit is answered with a fault, not guessed at. */
export const keurParameters = <T extends object>(klasse: new () => T, parameters: unknown): T => {
  const gelezen = plainToInstance(klasse, parameters ?? {}, { exposeDefaultValues: true });
  const gebreken = validateSync(gelezen, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (Array.isArray(gelezen) || gebreken.length > 0) throw new Onleesbaar('BERICHT_ONGELDIG');
  return gelezen;
};
