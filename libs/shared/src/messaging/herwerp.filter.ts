import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';

/**
 * Lets the original error reach RabbitStrategy. Nest's own filter turns every error into "Internal server error",
 * after which "not now" and "never" look the same. Register it globally on every service that consumes.
 */
@Catch()
export class HerwerpFilter implements RpcExceptionFilter {
  catch(fout: unknown): Observable<never> {
    return throwError(() => fout);
  }
}
