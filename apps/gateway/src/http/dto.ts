import 'reflect-metadata';
import { Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { fout, probleemVan } from './probleem';
import { leesJson } from './ruwe-tekst';

/** Reads a raw JSON body into a checked object: bounded, known fields only, all faults together and never a value. */
@Injectable()
export class DtoPijp<T extends object> implements PipeTransform<unknown, T> {
  constructor(private readonly klasse: Type<T>) {}

  transform(tekst: unknown): T {
    const ruw = leesJson(tekst);
    if (typeof ruw !== 'object' || ruw === null || Array.isArray(ruw)) throw probleemVan([fout('', 'BERICHT_ONGELDIG', 'Dit is geen JSON-object.')]);
    return keurDto(this.klasse, ruw);
  }
}

/** Query parameters come as text and need no depth check. */
@Injectable()
export class QueryPijp<T extends object> implements PipeTransform<unknown, T> {
  constructor(private readonly klasse: Type<T>) {}

  transform(query: unknown): T {
    return keurDto(this.klasse, { ...(query as object) });
  }
}

/** A whole number in a query; anything else stays what it is, for the check to refuse. */
export const alsGetal = ({ value }: { value: unknown }): unknown => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value);

const keurDto = <T extends object>(klasse: Type<T>, ruw: object): T => {
  const dto = plainToInstance(klasse, ruw, { exposeDefaultValues: true });
  const fouten = validateSync(dto, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, validationError: { target: false, value: false } });
  if (fouten.length === 0) return dto;
  throw probleemVan(
    fouten.map(({ property, constraints = {} }) => {
      const onbekend = 'whitelistValidation' in constraints;
      return fout(onbekend ? '(onbekend veld)' : property, 'BERICHT_ONGELDIG', onbekend ? 'Dit veld is hier niet bekend.' : Object.values(constraints).join('; '));
    }),
  );
};
