import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** A question over the broker that does not have the form it must have; it is answered with a fault, not guessed at. */
export class ParametersOnjuist extends Error {
  override readonly name = 'ParametersOnjuist';
}

/** Parameters of a question as a checked object: known fields only. */
export const keurParameters = <T extends object>(klasse: new () => T, parameters: unknown): T => {
  const gelezen = plainToInstance(klasse, parameters ?? {}, { exposeDefaultValues: true });
  const gebreken = validateSync(gelezen, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (Array.isArray(gelezen) || gebreken.length > 0) throw new ParametersOnjuist('parameters do not fit');
  return gelezen;
};
