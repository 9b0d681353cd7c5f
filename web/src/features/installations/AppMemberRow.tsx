import { Anchor, Button, Checkbox, Popover, Stack, Switch, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Person } from '@/components/Person.tsx';
import { toast } from '@/components/toasts.tsx';
import { useChangeAccess, useClearAccess } from '@/lib/access.ts';
import {
  type Access,
  type AppMember,
  type AppPermission,
  type Installation,
  ProblemError,
} from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { useProblemText } from '@/lib/problemText.ts';
import { useVisitor } from '@/lib/session.ts';
import classes from './AppMembers.module.css';

interface Props {
  member: AppMember;
  installation: Installation;
  /** The permissions that the app has of its own. */
  permissions: AppPermission[];
}

/** What one person may do with an app. */
export function AppMemberRow({ member, installation, permissions }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const problemText = useProblemText();
  const visitor = useVisitor();
  const change = useChangeAccess();
  const clear = useClearAccess(installation.id);
  const app = installation.integration.displayName;
  const words = { name: member.name, app };
  const { canAccess, isAdmin } = member;
  // An app's own admins decide neither about each other nor about who is one.
  const fixed = isAdmin && !installation.canManage;
  const before: Access = { canAccess, isAdmin, permissions: member.permissions };

  const failed = (error: Error) =>
    toast(
      `${t('access.notChanged', words)} ${error instanceof ProblemError && error.decided ? problemText(error).text : t('outcome.unknown')}`,
      { failed: true },
    );
  const set = (after: Access, done?: string) =>
    change.mutate(
      { installationId: installation.id, accountId: member.accountId, before, after },
      {
        onError: failed,
        onSuccess: () =>
          done &&
          toast(done, {
            undo: () =>
              change.mutate(
                {
                  installationId: installation.id,
                  accountId: member.accountId,
                  before: after,
                  after: before,
                },
                { onError: failed },
              ),
          }),
      },
    );

  return (
    <li className={classes.row} data-permissions={permissions.length > 0 || undefined}>
      <div className={classes.person}>
        <Person
          name={member.accountId === visitor?.account.id ? t('person.you', words) : member.name}
          email={member.email}
        >
          <div className={classes.given}>
            {member.exception ? (
              <>
                {member.grantedBy && member.grantedAt && (
                  <span>
                    {t(canAccess ? 'access.given' : 'access.taken', {
                      by: member.grantedBy.name,
                      at: format.date(member.grantedAt),
                    })}
                  </span>
                )}
                <Anchor
                  display={fixed ? 'none' : undefined}
                  component="button"
                  type="button"
                  inherit
                  disabled={clear.isPending}
                  onClick={() =>
                    clear.mutate(member.accountId, {
                      onError: failed,
                      onSuccess: () => toast(t('access.cleared', words)),
                    })
                  }
                >
                  {t('access.clear')}
                </Anchor>
              </>
            ) : (
              <span>{t(canAccess ? 'access.byRule' : 'access.notByRule')}</span>
            )}
          </div>
        </Person>
      </div>
      <Switch
        label={t('access.access')}
        aria-label={t('access.accessOf', words)}
        checked={canAccess}
        disabled={fixed}
        onChange={() =>
          canAccess
            ? set({ canAccess: false, isAdmin: false, permissions: [] }, t('access.off', words))
            : set({ ...before, canAccess: true }, t('access.on', words))
        }
      />
      <Switch
        label={t('access.admin')}
        aria-label={t('access.adminOf', words)}
        checked={isAdmin}
        disabled={!canAccess || !installation.canManage}
        onChange={() =>
          set({ ...before, isAdmin: !isAdmin }, t(isAdmin ? 'access.adminOff' : 'access.adminOn', words))
        }
      />
      {permissions.length > 0 && (
        <div className={classes.permissions}>
          <Popover position="bottom-end" width={300} shadow="md" radius="md" trapFocus returnFocus withRoles>
            <Popover.Target>
              <Button
                size="xs"
                variant="default"
                disabled={!canAccess || fixed}
                rightSection={<IconChevronDown size={14} stroke={1.75} />}
                aria-label={t('access.permissionsOf', { ...words, count: member.permissions.length })}
              >
                {t('access.permissions', { count: member.permissions.length })}
              </Button>
            </Popover.Target>
            <Popover.Dropdown aria-label={t('access.permissionsTitle', words)}>
              <Text size="xs" c="dimmed" mb="sm">
                {t('access.permissionsHint', words)}
              </Text>
              <Stack gap="sm">
                {permissions.map(({ name, description }) => {
                  const has = member.permissions.includes(name);
                  return (
                    <Checkbox
                      key={name}
                      label={description}
                      checked={has}
                      onChange={() =>
                        set({
                          ...before,
                          permissions: permissions
                            .map((each) => each.name)
                            .filter((each) => (each === name ? !has : member.permissions.includes(each))),
                        })
                      }
                    />
                  );
                })}
              </Stack>
            </Popover.Dropdown>
          </Popover>
        </div>
      )}
    </li>
  );
}
