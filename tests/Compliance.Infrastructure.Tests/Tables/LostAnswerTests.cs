using Compliance.Application.Findings;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Contracts;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

/// <summary>A request that was carried out and whose answer got lost is sent again by the pipeline.</summary>
[Collection(OneAzurite.Name)]
public sealed class LostAnswerTests : IDisposable
{
    private readonly FaultyTransport _wire = new();
    private readonly TableAccount _account;

    public LostAnswerTests(AzuriteServer azurite) => _account = new TableAccount(
        new StoragePipeline(
            StorageConnection.Parse(azurite.ConnectionString, "table"),
            (account, key) => new SharedKeyLitePolicy(account, key, TimeProvider.System),
            maxRetries: 1,
            _wire.Transport),
        $"t{Guid.NewGuid():N}");

    public void Dispose() => _wire.Dispose();

    [AzuriteFact]
    public async Task Write_AnswerIsLost_IsStoredOnceAndReadAgain()
    {
        var store = new TableFindingStore(_account);
        await store.RaiseFenceAsync(1, default);
        var finding = AStoredFinding.Named("pls");
        LoseNextAnswerOf("/$batch");

        var left = await store.WriteAsync([new FindingWrite { Finding = finding, History = [finding.Step(Transition.Opened)] }], 1, default);

        // The second attempt finds the row: to its caller somebody else was faster, and it looks again.
        Assert.Equal([finding.Key], left);
        Assert.Single(await store.HistoryAsync(finding.Key, default));
        Assert.Empty(await store.WriteAsync([(await store.FindAsync(finding.Key, default))!.Write()], 1, default));
    }

    [AzuriteFact]
    public async Task Settle_AnswerIsLost_IsSettledOnce()
    {
        var store = new TableFindingStore(_account);
        var finding = AStoredFinding.Named("pls");
        await store.WriteAsync([new FindingWrite { Finding = finding, Alert = finding.Owes("a") }], 1, default);
        var told = (await store.FindAsync(finding.Key, default))! with { Workflow = WorkflowState.Notified };
        LoseNextAnswerOf("/$batch");

        Assert.False(await store.SettleAsync(finding.Owes("a"), told, finding.Step(Transition.Notified), default));

        Assert.Equal(WorkflowState.Notified, (await store.FindAsync(finding.Key, default))!.Workflow);
        Assert.Single(await store.HistoryAsync(finding.Key, default));
        Assert.Null(await store.NextDueAsync(default));
    }

    [AzuriteFact]
    public async Task TryAcquire_AnswerIsLost_IsGranted()
    {
        var lease = new TableAssessorLease(_account, TimeProvider.System);
        var first = (await lease.TryAcquireAsync(TimeSpan.FromMinutes(1), default))!;
        await lease.ReleaseAsync(first, default);
        LoseNextAnswerOf("RowKey='assessor'", "PUT");

        var second = await lease.TryAcquireAsync(TimeSpan.FromMinutes(1), default);

        Assert.Equal(2, second!.Number);
        Assert.True(await lease.RenewAsync(second, TimeSpan.FromMinutes(1), default));
    }

    private void LoseNextAnswerOf(string path, string method = "POST")
    {
        var isLost = false;
        _wire.Answer = async (request, send) =>
        {
            var response = await send();
            if (isLost || request.Method.Method != method || !Uri.UnescapeDataString(request.RequestUri!.AbsolutePath).Contains(path, StringComparison.Ordinal))
            {
                return response;
            }

            isLost = true;
            response.Dispose();
            throw new HttpRequestException("The connection was closed.");
        };
    }
}
