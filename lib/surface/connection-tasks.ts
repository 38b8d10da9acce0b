import type { FieldName } from './connection-fields.ts';
import { toKeylessDraft } from './connection-checks.ts';
import type { CheckedDraft } from './connection-checks.ts';
import type { ConnectionForm } from './connection-form.ts';
import { ConnectionDeleted } from './connection-deleted.ts';
import { KeyNotKept } from './key-not-kept.ts';
import { isLocked, toAskingTask } from './connection-report.ts';
import type { AskingTask, FormReport } from './connection-report.ts';
import type { Gestures, Outcome, Surface } from './surface.ts';

/**
 * What the buttons of a connection's form do. Each is called in the click itself, since it may have to ask for access
 * to the host, and answers at once: with the field that is to get the focus when something is wrong with the form.
 * How it went comes as the form's report.
 */
export interface ConnectionTasks {
  save(): FieldName | undefined;
  test(): FieldName | undefined;
  /** Ends a test or a list of models that is under way; nothing otherwise. */
  cancel(): void;
  listModels(): FieldName | undefined;
  /** Does once more what the missing passphrase stood in the way of. */
  goOn(): void;
  /** Removes the kept key, whatever is typed. */
  forgetKey(): void;
  /** Forgets what was learnt from refusals: the next question asks as it is set. */
  forgetCorrections(): void;
}

/** What the tasks need. */
export interface ConnectionTasksOptions {
  form: ConnectionForm;
  surface: Pick<
    Surface,
    'connections' | 'saveConnection' | 'testConnection' | 'listModels' | 'forgetCorrections'
  >;
  gestures: Pick<Gestures, 'requestHost'>;
  /** Told after each save, before the report says so. */
  onSaved: (connectionId: string, first: boolean) => void;
}

/**
 * Builds the tasks of one form. A task that is started while another is under way takes over its report, and ends it
 * when it asks the server: tokens that nobody is told of are not paid for.
 */
export function createConnectionTasks(options: ConnectionTasksOptions): ConnectionTasks {
  const { form, surface, gestures, onSaved } = options;
  let latest = 0;
  let asking = new AbortController();
  /** What was last asked of the browser. What goes on after the passphrase is no click of its own, and cannot ask again. */
  let asked = Promise.resolve(true);
  let isGoingOn = false;

  /** Reports the beginning, and gives back how to report what follows: nothing, once another task has begun. */
  const begin = (first: FormReport): ((next: FormReport) => void) => {
    asking.abort();
    latest += 1;
    const own = latest;
    form.report.value = first;
    return (next) => {
      if (own === latest) form.report.value = next;
    };
  };

  /** Called in the click, so that the browser takes the question for the user's. */
  const askAccess = ({ needsAccess, origin }: CheckedDraft): Promise<boolean> => {
    if (isGoingOn) return asked;
    asked = needsAccess ? gestures.requestHost(origin).catch(() => false) : Promise.resolve(true);
    return asked;
  };

  const check = (scope: 'all' | 'address'): ReturnType<ConnectionForm['check']> => {
    const checked = form.check(scope);
    if ('invalid' in checked) {
      asking.abort();
      latest += 1;
      form.report.value = null;
    }
    return checked;
  };

  const keep = async (
    draft: CheckedDraft,
    access: Promise<boolean>,
    report: (next: FormReport) => void,
  ): Promise<void> => {
    const first = surface.connections.peek().length === 0;
    const anew = form.deleted.peek() !== undefined;
    try {
      const id = await surface.saveConnection(draft.connection, first);
      form.settle(id, draft.connection);
      onSaved(id, first);
    } catch (cause) {
      if (cause instanceof ConnectionDeleted) return report({ type: 'deleted' });
      if (!(cause instanceof KeyNotKept)) return report({ type: 'not-saved' });
      return report({ type: 'key-not-kept', fault: cause.fault });
    }
    // The browser's question may stay open for long, or for ever: what is saved is saved.
    report(anew ? { type: 'saved-anew' } : { type: 'saved' });
    if (!(await access)) report({ type: 'saved-without-access', host: draft.host });
  };

  const inquire = async <Value>(
    task: AskingTask,
    draft: CheckedDraft,
    access: Promise<boolean>,
    report: (next: FormReport) => void,
    ask: (signal: AbortSignal) => Promise<Outcome<Value>>,
    toReport: (value: Value) => FormReport,
  ): Promise<void> => {
    asking = new AbortController();
    const { signal } = asking;
    if (!(await access)) {
      report({ type: 'access-refused', task, host: draft.host });
      return;
    }
    try {
      const outcome = await ask(signal);
      report(
        'error' in outcome
          ? { type: 'failed', task, error: outcome.error }
          : toReport(outcome.value),
      );
    } catch {
      report({ type: 'failed', task, error: { kind: 'unexpected', host: draft.host } });
    }
  };

  const tasks: ConnectionTasks = {
    save() {
      if (form.report.peek()?.type === 'saving') return undefined;
      const checked = check('all');
      if ('invalid' in checked) return checked.invalid;
      const access = askAccess(checked.draft);
      void keep(checked.draft, access, begin({ type: 'saving' }));
      return undefined;
    },
    test() {
      if (form.report.peek()?.type === 'testing') return undefined;
      const checked = check('all');
      if ('invalid' in checked) return checked.invalid;
      const { draft } = checked;
      const access = askAccess(draft);
      const { model } = draft.connection;
      const toBusy = (queued: boolean): FormReport => ({
        type: 'testing',
        host: draft.host,
        model,
        queued,
      });
      const report = begin(toBusy(false));
      const onQueued = (queued: boolean): void => report(toBusy(queued));
      const ask = (signal: AbortSignal) =>
        surface.testConnection(draft.connection, { signal, onQueued });
      void inquire('test', draft, access, report, ask, (reply) => ({
        type: 'answered',
        model,
        ...reply,
      }));
      return undefined;
    },
    cancel() {
      const task = toAskingTask(form.report.peek());
      if (task) begin({ type: 'cancelled', task });
    },
    listModels() {
      if (form.report.peek()?.type === 'listing') return undefined;
      const checked = check('address');
      if ('invalid' in checked) return checked.invalid;
      const { draft } = checked;
      const access = askAccess(draft);
      const toBusy = (queued: boolean): FormReport => ({
        type: 'listing',
        host: draft.host,
        queued,
      });
      const report = begin(toBusy(false));
      const onQueued = (queued: boolean): void => report(toBusy(queued));
      const ask = (signal: AbortSignal) =>
        surface.listModels(draft.connection, { signal, onQueued });
      void inquire('list', draft, access, report, ask, (listed) => {
        form.setModels(listed, draft.origin);
        return { type: 'models-listed', count: listed.models.length };
      });
      return undefined;
    },
    goOn() {
      const past = form.report.peek();
      if (!isLocked(past)) return;
      isGoingOn = true;
      if (past?.type !== 'failed') tasks.save();
      else if (past.task === 'test') tasks.test();
      else tasks.listModels();
      isGoingOn = false;
    },
    forgetCorrections() {
      const id = form.id.peek();
      if (id !== null) surface.forgetCorrections(id);
    },
    forgetKey() {
      const kept = form.saved.peek();
      if (!kept) return;
      const report = begin({ type: 'saving' });
      surface.saveConnection(toKeylessDraft(kept), false).then(
        () => report({ type: 'key-forgotten' }),
        () => report({ type: 'not-saved' }),
      );
    },
  };
  return tasks;
}
