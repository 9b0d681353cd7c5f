import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { curlOf } from '@/lib/curl.ts';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, visit } from '@/test/visit.tsx';
import { newDeliveries } from '../../../dev/deliveries.ts';
import { fieldOf, momentOf } from './moments.ts';

const room = '/developer/customer-service/deliveries';
const rows = async () => (await screen.findAllByRole('row')).slice(1);
const drawer = async () => within(await screen.findByRole('dialog', { name: 'Event' }));

describe('The developer’s list', () => {
  it('shows the integrations in trouble first, each with what is wrong', async () => {
    await visit(newPatchbay(), '/developer', 'olivia');
    const [first, ...others] = await screen.findAllByRole('heading', { level: 2 });
    expect(first).toHaveTextContent('Customer ServiceStopped');
    expect(others.at(-1)).toHaveTextContent(/^Interdepartmental Compliance/);
    expect(screen.getByText('1,204 installations wait')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Bot' })).toHaveAttribute('href', '/developer/bot/overview');
    await expectAccessible('Developer');
  });

  it('says what failed', async () => {
    const api = newPatchbay();
    api.broken = '/api/developer';
    await visit(api, '/developer', 'olivia');
    expect(await screen.findByRole('alert')).toHaveTextContent('Your apps could not be loaded');
  });

  it('says to a developer who looks after none how to make one', async () => {
    const api = newPatchbay();
    api.people.ada.roles = ['developer'];
    await visit(api, '/developer', 'ada');
    expect(await screen.findByText('You look after no app')).toBeVisible();
    expect(screen.getAllByRole('link', { name: 'New integration' })[0]).toHaveAttribute(
      'href',
      '/new-integration',
    );
  });
});

describe('Deliveries', () => {
  it.each(['en', 'de'] as const)('break no rule of accessibility, in %s', async (language) => {
    await visit(newPatchbay(), room, 'olivia', language);
    await rows();
    await expectAccessible('Customer Service');
  });

  it('are shown with their state, whom they are for and the last answer', async () => {
    await visit(newPatchbay(), room, 'olivia');
    expect(await rows()).toHaveLength(25);
    const [, failing] = await rows();
    expect(failing).toHaveTextContent('Failing');
    expect(failing).toHaveTextContent('Northwind');
    expect(failing).toHaveTextContent('No answer 4 ms');
  });

  it('can be narrowed by state, kind, installation and time, all in the address', async () => {
    const api = newPatchbay();
    const { user, router } = await visit(api, room, 'olivia');
    await rows();
    await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Skipped');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect(router.state.location.search).toEqual({ state: 'skipped' });
    await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'All');
    await user.selectOptions(screen.getByRole('combobox', { name: 'For' }), 'Northwind');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Event' }), 'member.added');
    await waitFor(() => {
      const query = new URL(asked(api, 'GET', /deliveries$/).at(-1)?.url ?? '').searchParams;
      expect(query.get('type')).toBe('member.added');
      expect(query.get('installation')).toMatch(/^0199/);
      expect(query.get('state')).toBeNull();
    });
    await user.click(screen.getByRole('button', { name: 'Show everything' }));
    await waitFor(async () => expect(await rows()).toHaveLength(25));
  });

  it('asks the server by the moment that was meant where the person lives', async () => {
    const api = newPatchbay();
    await visit(api, `${room}?since=2026-11-22T14:00`, 'olivia');
    await screen.findByRole('heading', { level: 1 });
    await waitFor(() =>
      expect(new URL(asked(api, 'GET', /deliveries$/).at(-1)?.url ?? '').searchParams.get('since')).toBe(
        new Date(2026, 10, 22, 14).toISOString(),
      ),
    );
  });

  it('says what to do when nothing is like that', async () => {
    const { user } = await visit(newPatchbay(), `${room}?type=app.updated`, 'olivia');
    expect(await screen.findByText('No event is like that')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show everything' }));
    expect(await rows()).toHaveLength(25);
  });

  it('show new ones by themselves, until that is switched off', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, room, 'olivia');
    const [first] = await rows();
    expect(first).toHaveTextContent('Waiting');
    Object.assign(api.developer.deliveries[0] ?? {}, { state: 'delivered' });
    await waitFor(async () => expect((await rows())[0]).toHaveTextContent('Delivered'));
    await user.click(screen.getByRole('switch', { name: 'Live' }));
    const before = asked(api, 'GET', /deliveries$/).length;
    await new Promise((resolve) => setTimeout(resolve, 3500));
    expect(asked(api, 'GET', /deliveries$/)).toHaveLength(before);
  });

  it('lets the keyboard go from event to event and open one', async () => {
    const { user, router } = await visit(newPatchbay(), room, 'olivia');
    const links = (await rows()).map((row) => within(row).getByRole('link'));
    links[0]?.focus();
    await user.keyboard('jj{ArrowUp}');
    expect(links[1]).toHaveFocus();
    await user.keyboard('{End}');
    expect(links[24]).toHaveFocus();
    await user.keyboard('{Home}{Enter}');
    await drawer();
    expect(router.state.location.search).toMatchObject({ event: expect.stringMatching(/^0199/) });
  });

  it('pages through older ones', async () => {
    const { user } = await visit(newPatchbay(), room, 'olivia');
    await rows();
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    await waitFor(async () => expect(await rows()).toHaveLength(50));
  });

  it('stay live where many pages are shown, without asking for all of them again', async () => {
    const api = newPatchbay();
    api.developer.deliveries = newDeliveries('customer-service', 110);
    const { user } = await visit(api, room, 'olivia');
    for (const count of [50, 75, 100]) {
      await rows();
      await user.click(screen.getByRole('button', { name: 'Load more' }));
      await waitFor(async () => expect(await rows()).toHaveLength(count));
    }
    const [old] = api.developer.deliveries;
    if (!old) throw new Error('no event');
    Object.assign(old, { state: 'delivered' });
    api.developer.deliveries.unshift({ ...old, eventId: crypto.randomUUID(), type: 'app.updated' });
    const before = asked(api, 'GET', /deliveries$/).length;
    await waitFor(async () => expect(await rows()).toHaveLength(101));
    const [first, second] = await rows();
    expect(first).toHaveTextContent('app.updated');
    expect(second).toHaveTextContent('Delivered');
    const since = asked(api, 'GET', /deliveries$/).slice(before);
    expect(since.filter(({ url }) => new URL(url).searchParams.has('after'))).toEqual([]);
  });
});

describe('An event', () => {
  const opened = async (n: number) => {
    const api = newPatchbay();
    const event = api.developer.deliveries[n];
    if (!event) throw new Error(`no event ${n}`);
    const page = await visit(api, `${room}?event=${event.eventId}`, 'olivia');
    return { api, event, ...page };
  };

  it('shows its body and every attempt with request, answer and how long it took', async () => {
    const { user } = await opened(6);
    const shown = await drawer();
    expect(await shown.findByText('3 attempts')).toBeVisible();
    expect(shown.getByRole('region', { name: 'What the event says' })).toHaveTextContent(
      '"integration": "customer-service"',
    );
    const [last, , first] = shown.getAllByRole('button', { expanded: undefined, name: /ms/ });
    expect(last).toHaveTextContent('5001,840 ms');
    expect(last).toHaveAttribute('aria-expanded', 'true');
    expect(shown.getByText('The response was longer. Only its first 64 KiB are kept.')).toBeVisible();
    expect(shown.getByRole('region', { name: 'Body of the response' })).toHaveTextContent(/Traceback/);
    await user.click(last as HTMLElement);
    await user.click(first as HTMLElement);
    expect(await shown.findByText('120')).toBeInTheDocument();
    expect(shown.getByText('set-cookie').nextSibling).toHaveTextContent('not shown');
    await expectAccessible('Customer Service');
  });

  it('is sent again, and its new attempt shows', async () => {
    const { api, event, user } = await opened(3);
    const shown = await drawer();
    await user.click(await shown.findByRole('button', { name: 'Resend' }));
    expect(await screen.findByText(/is sent again now/)).toBeVisible();
    expect(await shown.findByText('2 attempts')).toBeVisible();
    expect(shown.getByText('Resent')).toBeVisible();
    expect(asked(api, 'POST', new RegExp(`${event.eventId}/resend$`))).toHaveLength(1);
  });

  it('is skipped with a reason only, which stays', async () => {
    const { event, user } = await opened(6);
    const shown = await drawer();
    await user.click(await shown.findByRole('button', { name: 'Skip …' }));
    const asking = within(await screen.findByRole('dialog', { name: /^Skip / }));
    expect(asking.getByRole('button', { name: 'Skip' })).toBeDisabled();
    await user.type(asking.getByRole('textbox', { name: /Reason/ }), 'the customer is gone jk');
    await user.click(asking.getByRole('button', { name: 'Skip' }));
    expect(await screen.findByText(/Its stream goes on\.$/)).toBeVisible();
    expect(event).toMatchObject({ state: 'skipped', skipped: { reason: 'the customer is gone jk' } });
    expect(await shown.findByText(/the customer is gone jk/)).toBeVisible();
    expect(shown.queryByRole('button', { name: 'Skip …' })).not.toBeInTheDocument();
  });

  it('that was delivered cannot be skipped', async () => {
    await opened(3);
    expect(await (await drawer()).findByRole('button', { name: 'Resend' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Skip …' })).not.toBeInTheDocument();
  });

  it('leads to the older and the newer one', async () => {
    const { user, router, api } = await opened(3);
    const shown = await drawer();
    await shown.findByRole('button', { name: 'Resend' });
    await rows();
    await user.click(shown.getByRole('button', { name: 'Older event' }));
    const at = (n: number) => ({ event: api.developer.deliveries[n]?.eventId });
    await waitFor(() => expect(router.state.location.search).toMatchObject(at(4)));
    await user.keyboard('k');
    await waitFor(() => expect(router.state.location.search).toMatchObject(at(3)));
    await user.keyboard('k');
    await waitFor(() => expect(router.state.location.search).toMatchObject(at(2)));
  });

  it('shows only its installation when asked', async () => {
    const { user, router, event } = await opened(4);
    await user.click(await (await drawer()).findByRole('button', { name: 'Only this installation' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ installation: event.installationId }));
  });

  it('that is gone says so', async () => {
    await visit(newPatchbay(), `${room}?event=gone`, 'olivia');
    expect(await (await drawer()).findByText('The event could not be loaded')).toBeVisible();
  });
});

describe('What a developer does', () => {
  it('recovers everything since a moment, and says how much that is', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, `${room}?dialog=recover`, 'olivia');
    const since = await (await dialog()).findByLabelText('Since');
    const wanted = fieldOf(new Date(Date.now() - 40 * 60_000));
    await user.clear(since);
    await user.type(since, wanted);
    await user.click((await dialog()).getByRole('button', { name: 'Recover' }));
    expect(await screen.findByText('On their way again: 3 events of 3 installations.')).toBeVisible();
    const [sent] = asked(api, 'POST', /recover$/);
    expect(await sent?.json()).toEqual({ since: momentOf(wanted) });
  });

  it('recovers one installation alone when the log is narrowed to it', async () => {
    const api = newPatchbay();
    const id = api.developer.deliveries[0]?.installationId;
    const { user, dialog } = await visit(api, `${room}?installation=${id}&dialog=recover`, 'olivia');
    await user.click(await (await dialog()).findByRole('radio', { name: 'Only Acme' }));
    await user.click((await dialog()).getByRole('button', { name: 'Recover' }));
    await screen.findByText(/On their way again/);
    const [sent] = asked(api, 'POST', /recover$/);
    expect(await sent?.json()).toMatchObject({ installation: id });
  });

  it('sends an example and sees what the receiver made of it', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, room, 'olivia');
    await user.click(await screen.findByRole('button', { name: 'Send example …' }));
    await user.selectOptions((await dialog()).getByRole('combobox', { name: 'Event' }), 'member.removed');
    await user.click((await dialog()).getByRole('button', { name: 'Send' }));
    expect(await (await dialog()).findByText('It was taken.')).toBeVisible();
    expect((await dialog()).getByRole('button', { name: /204/ })).toBeVisible();
    await expectAccessible('Customer Service');
  });

  it('looks at a request without sending it', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, `${room}?dialog=dry-run`, 'olivia');
    await rows();
    await user.click((await dialog()).getByRole('button', { name: 'Show' }));
    expect(await (await dialog()).findByText('webhook-id')).toBeVisible();
    expect((await dialog()).getByRole('region', { name: 'Body of the request' })).toHaveTextContent(
      '"event": "app.installed"',
    );
    expect(asked(api, 'POST', /examples$/)).toHaveLength(0);
  });

  it('sees that an endpoint rests, and resets it', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/developer/bot/deliveries', 'olivia');
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText('Resting')).toBeVisible();
    expect(alert.getByText(/7 failures in a row/)).toBeVisible();
    await user.click(alert.getByRole('button', { name: 'Reset and try now' }));
    expect(await screen.findByText('The endpoint is called again.')).toBeVisible();
    await waitFor(() => expect(screen.queryByText('Resting')).not.toBeInTheDocument());
    expect(screen.getByText('Nothing was told yet')).toBeVisible();
  });

  it.each([
    ['crm', /It answered 410 Gone/],
    ['interdepartmental-compliance', /reads its events itself, at \/v1\/events/],
    ['customer-service', /some events were refused/],
  ])('is told how it stands with the endpoint of %s', async (name, words) => {
    await visit(newPatchbay(), `/developer/${name}/endpoint`, 'olivia');
    expect(await screen.findByText(words)).toBeVisible();
    await expectAccessible(/./);
  });

  it('finds nothing in an integration that others look after', async () => {
    await visit(newPatchbay(), '/developer/nothing', 'olivia');
    expect(await screen.findByText('You do not look after this app')).toBeVisible();
  });
});

it('writes a request as a command that a shell understands', () => {
  expect(curlOf("https://a.example/o'b", { 'x-a': 'b', 'x-made': null }, '{"a":"it\'s"}')).toBe(
    "curl -X POST 'https://a.example/o'\\''b' \\\n  -H 'x-a: b' \\\n  --data-raw '{\"a\":\"it'\\''s\"}'",
  );
});

it('reads a moment as the person’s clock has it, and nothing else', () => {
  expect(momentOf('2026-11-22T14:00')).toBe(new Date(2026, 10, 22, 14).toISOString());
  expect([momentOf('soon'), momentOf(undefined), momentOf('2026-11-99T14:00')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(momentOf(fieldOf(new Date(2026, 0, 2, 3, 4)))).toBe(new Date(2026, 0, 2, 3, 4).toISOString());
});
