import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Access, AccessItem } from '../../lib/core/access.ts';
import { permissionWords } from '../../lib/strings/permission-words.ts';
import { toHostRows } from '../../lib/surface/access-rows.ts';
import type { HostRow } from '../../lib/surface/access-rows.ts';
import type { Gestures, Surface } from '../../lib/surface/surface.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useAccess } from './use-access.ts';

/** What the section is given. */
export interface PermissionsSectionProps {
  surface: Pick<Surface, 'connections' | 'settings'>;
  gestures: Pick<Gestures, 'access' | 'onAccessChange'>;
}

/** What Sidestream may do, what for, and how each is taken back. */
export function PermissionsSection(props: PermissionsSectionProps): JSX.Element {
  return (
    <WordsProvider words={permissionWords}>
      <Section {...props} />
    </WordsProvider>
  );
}

function Section({ surface, gestures }: PermissionsSectionProps): JSX.Element {
  const strings = useStrings();
  const { t } = strings;
  const heading = useRef<HTMLHeadingElement>(null);
  // Asked for in the click itself, so it has to be there before.
  const { access, desk } = useAccess(gestures) ?? {};
  const [told, setTold] = useState<Told | null>(null);
  const revoke = async (item: AccessItem, name: string): Promise<void> => {
    const isGone = await desk?.revoke(item);
    setTold({
      item,
      isAllowed: !isGone,
      words: t(isGone ? 'permissions.revoked' : 'permissions.notRevoked', { name }),
    });
    // The button goes away, and the focus must not go with it.
    if (isGone) heading.current?.focus();
  };
  const toText = ({ item, names }: HostRow): string => {
    if (names.length === 0) return t('permissions.unused');
    const listed = new Intl.ListFormat(strings.locale).format(names);
    return t(item ? 'permissions.usedBy' : 'permissions.hostMissing', { names: listed });
  };
  const { ownTools, toolServers } = surface.settings.value;
  // One that is off asks nobody.
  const servers = toolServers
    .filter(({ on }) => on)
    .map(({ name, url }) => ({ name, baseUrl: url }));
  const toRow = (
    name: 'everywhere' | 'identity' | 'notifications' | 'tabs',
    isAllowed: boolean,
  ): JSX.Element => (
    <Row
      name={t(`permissions.${name}`)}
      isAllowed={isAllowed}
      onRevoke={isAllowed ? () => void revoke(name, t(`permissions.${name}`)) : undefined}
    >
      {t(isAllowed ? `permissions.${name}Text` : `permissions.${name}Missing`)}
    </Row>
  );
  return (
    <section class="permissions" id="permissions">
      <h2 ref={heading} tabIndex={-1}>
        {t('permissions.title')}
      </h2>
      <p>{t('permissions.intro')}</p>
      {access && (
        <ul class="permission-list">
          {toHostRows(access, [...surface.connections.value, ...servers], ownTools).map((row) => (
            <Row
              key={row.host}
              name={row.host}
              isAllowed={row.item !== null}
              onRevoke={row.item ? () => row.item && void revoke(row.item, row.host) : undefined}
            >
              {toText(row)}
            </Row>
          ))}
          {toRow('tabs', access.tabs)}
          {toRow('notifications', access.notifications)}
          {access.identity !== null && toRow('identity', access.identity)}
          {toRow('everywhere', access.everywhere)}
        </ul>
      )}
      <p class="permission-line" aria-live="polite">
        {told && access && isAllowedNow(access, told.item) === told.isAllowed && told.words}
      </p>
    </section>
  );
}

/** How the last press went, and of what: it is no longer shown once that is otherwise, whoever has changed it. */
interface Told {
  item: AccessItem;
  isAllowed: boolean;
  words: string;
}

function isAllowedNow(access: Access, item: AccessItem): boolean {
  return typeof item === 'object' ? access.hosts.includes(item.pattern) : access[item] === true;
}

/** One permission. */
function Row(props: {
  name: string;
  isAllowed: boolean;
  onRevoke: (() => void) | undefined;
  children: ComponentChildren;
}): JSX.Element {
  const { t } = useStrings();
  const { name, isAllowed, onRevoke } = props;
  return (
    <li class="permission">
      <p class="permission-name">
        <bdi>{name}</bdi>
        <span class="badge">{t(isAllowed ? 'permissions.allowed' : 'permissions.notAllowed')}</span>
      </p>
      <p class="permission-facts">{props.children}</p>
      {onRevoke && (
        <div class="permission-actions">
          <button type="button" class="link-button" onClick={onRevoke}>
            {t('permissions.revoke')}
            <span class="visually-hidden"> {name}</span>
          </button>
        </div>
      )}
    </li>
  );
}
