using System.Text;
using Compliance.Application.Poison;
using Compliance.Testing.Fakes;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Application.Tests.Poison;

public sealed class ReplayPoisonTests
{
    private const string Scope = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls";

    private readonly MemoryPoisonMessages _changes = new("compliance-changes-poison", holdsEvents: true);
    private readonly MemoryPoisonMessages _scans = new("compliance-scans-poison", holdsEvents: false);
    private readonly ReplayPoison _replay = new(new FakeTime());

    [Fact]
    public async Task List_EventsPlainAndBase64_SaysWhatTheyTellOfAndLeavesThem()
    {
        _changes.Add(Event("1"));
        _changes.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes($"[{Event("2")},{Event("3")}]")));
        _changes.Add("no event");

        var entries = await _replay.ListAsync(_changes, default);

        Assert.Equal([1, 2, 0], entries.Select(entry => entry.Changes.Count));
        Assert.All(entries.SelectMany(entry => entry.Changes), change => Assert.Equal(Scope, change.ResourceId.Text));
        Assert.Equal([true, true, false], entries.Select(entry => entry.Problem is null));
        Assert.Equal((3, 0), (_changes.Texts.Count(), _changes.PutBack.Count));
    }

    [Fact]
    public async Task Run_MoreEventsThanAreHandedOutAtOnce_PutsEachBackAsItWas()
    {
        for (var number = 0; number < 70; number++)
        {
            _changes.Add(Event($"{number}"));
        }

        var result = await _replay.RunAsync(_changes, default);

        Assert.Equal((70, 70, 0), (result.PutBack, result.Removed, result.Unusable.Count));
        Assert.Equal(Enumerable.Range(0, 70).Select(number => Event($"{number}")), _changes.PutBack);
        Assert.Empty(_changes.Texts);
    }

    [Fact]
    public async Task Run_NoEvent_StaysAndIsNamed()
    {
        _changes.Add("no event");
        _changes.Add(Event("1"));

        var result = await _replay.RunAsync(_changes, default);

        Assert.Equal((1, 1, "m1"), (result.PutBack, result.Removed, Assert.Single(result.Unusable).Id));
        Assert.Equal(["no event"], _changes.Texts);
    }

    [Fact]
    public async Task Run_WhatFailsAgainAtOnce_IsNotPutBackForEver()
    {
        _changes.Add(Event("1"));
        _changes.WhenPutBack = _changes.Add;

        var result = await _replay.RunAsync(_changes, default);

        Assert.Equal((1, 1), (result.PutBack, _changes.Texts.Count()));
    }

    [Fact]
    public async Task Run_Signals_BecomeOne()
    {
        _scans.Add("Scans");
        _scans.Add("Scans");
        _scans.Add("Scans");

        var result = await _replay.RunAsync(_scans, default);

        Assert.Equal((1, 3), (result.PutBack, result.Removed));
        Assert.Equal(["Scans"], _scans.PutBack);
        Assert.Empty(_scans.Texts);
    }

    [Fact]
    public async Task Run_NothingThere_SendsNothing()
    {
        var result = await _replay.RunAsync(_scans, default);

        Assert.Equal((0, 0), (result.PutBack, result.Removed));
        Assert.Empty(_scans.PutBack);
    }

    [Fact]
    public async Task Run_EndsBetweenPuttingBackAndRemoving_LosesNoEvent()
    {
        _changes.Add(Event("1"));
        _changes.WhenPutBack = _ => throw new StoreUnavailableException("Away.");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _replay.RunAsync(_changes, default));

        Assert.Single(_changes.Texts);
    }

    private static string Event(string id) =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"/subscriptions/s","type":"Microsoft.Resources.ResourceWriteSuccess","time":"2026-11-21T09:00:00Z","subject":"{{Scope}}"}""";
}
