import { Injectable, type PipeTransform } from '@nestjs/common';
import { BERICHT_ID_PATROON, UUID_PATROON } from '#shared/contracts/vorm.schema';
import { Probleem } from './probleem';

const UUID = new RegExp(UUID_PATROON);
const BERICHT_ID = new RegExp(BERICHT_ID_PATROON);

const eis = (patroon: RegExp, waarde: string): string => {
  if (!patroon.test(waarde)) throw new Probleem('NIET_GEVONDEN');
  return waarde;
};

/** An address with anything else than a UUID in it does not exist. */
@Injectable()
export class UuidPijp implements PipeTransform<string, string> {
  transform(waarde: string): string {
    return eis(UUID, waarde);
  }
}

/** No message has an id that the door would not accept. */
@Injectable()
export class BerichtIdPijp implements PipeTransform<string, string> {
  transform(waarde: string): string {
    return eis(BERICHT_ID, waarde);
  }
}
