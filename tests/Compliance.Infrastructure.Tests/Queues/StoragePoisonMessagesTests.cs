using Compliance.Application;
using Compliance.Application.Poison;
using Compliance.Infrastructure.Queues;
using Compliance.Infrastructure.Tables;
using Compliance.Infrastructure.Tests.Tables;
using Compliance.Testing.Azurite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Infrastructure.Tests.Queues;

[Collection(OneAzurite.Name)]
public sealed class StoragePoisonMessagesTests(AzuriteServer azurite)
{
    private readonly string _queue = $"q{Guid.NewGuid():N}";

    [AzuriteFact]
    public async Task Count_QueueIsNotThere_IsNothingAndMakesNone()
    {
        var poison = Open(_queue);

        Assert.Equal(0, await poison.CountAsync(default));
        Assert.Empty(await poison.PeekAsync(default));
        Assert.Empty(await poison.TakeAsync(default));
    }

    [AzuriteFact]
    public async Task Peek_MessagesThere_LeavesThem()
    {
        await PoisonAsync("<a> & b", "{\"id\":\"é\"}");
        var poison = Open(_queue);

        Assert.Equal(2, await poison.CountAsync(default));
        Assert.Equal(["<a> & b", "{\"id\":\"é\"}"], (await poison.PeekAsync(default)).Select(message => message.Text));
        Assert.Equal(["<a> & b", "{\"id\":\"é\"}"], (await poison.PeekAsync(default)).Select(message => message.Text));
    }

    [AzuriteFact]
    public async Task Take_Taken_IsHiddenAndCountedUntilRemoved()
    {
        await PoisonAsync("1", "2");
        var poison = Open(_queue);

        var taken = await poison.TakeAsync(default);
        Assert.Equal(["1", "2"], taken.Select(message => message.Text));
        Assert.Empty(await poison.TakeAsync(default));
        Assert.Equal(2, await poison.CountAsync(default));

        await poison.RemoveAsync(taken[0], default);
        await poison.RemoveAsync(taken[0], default);
        Assert.Equal(1, await poison.CountAsync(default));
    }

    [AzuriteFact]
    public async Task Take_MoreThanAreHandedOutAtOnce_ComesInTurns()
    {
        await PoisonAsync([.. Enumerable.Range(0, 40).Select(number => $"{number}")]);
        var poison = Open(_queue);

        var first = await poison.TakeAsync(default);
        var second = await poison.TakeAsync(default);

        Assert.Equal((32, 8), (first.Count, second.Count));
        Assert.Equal(40, first.Concat(second).Select(message => message.Text).Distinct().Count());
    }

    [AzuriteFact]
    public async Task PutBack_TheLargestMessage_IsInTheQueueItCameFrom()
    {
        var text = Convert.ToBase64String(new byte[48 * 1024]);

        await Open(_queue).PutBackAsync(text, default);

        Assert.Equal([text], await TextsAsync(_queue));
    }

    [Fact]
    public async Task Count_NobodyListens_IsUnavailable()
    {
        // Port 1 is reserved, and nothing here serves it.
        var poison = Open("compliance-changes", "AccountName=a;AccountKey=AA==;QueueEndpoint=http://127.0.0.1:1/a");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => poison.CountAsync(default));
    }

    [Theory]
    [InlineData("AccountKey=AA==", null, "AccountName")]
    [InlineData(null, "http://contoso.queue.core.windows.net", "credential")]
    [InlineData(null, null, "connection string")]
    [InlineData("UseDevelopmentStorage=true", "https://contoso.queue.core.windows.net", "either")]
    public void Start_AccountThatCannotBeReached_IsRefusedByName(string? connectionString, string? endpoint, string expected)
    {
        using var services = new ServiceCollection().AddPoisonQueues("Intake", new PoisonQueueOptions { ConnectionString = connectionString, Endpoint = endpoint is null ? null : new Uri(endpoint) }).BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.StartsWith("Intake: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    // As the platform does: the queue is made with its first message.
    private async Task PoisonAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            await Open($"{_queue}-poison").PutBackAsync(text, default);
        }
    }

    private IPoisonMessages Open(string queue) => Open(queue, azurite.ConnectionString);

    private static IPoisonMessages Open(string queue, string connectionString) => new ServiceCollection()
        .AddPoisonQueues("State", new PoisonQueueOptions { ConnectionString = connectionString, OfEvents = [queue], OfSignals = [] })
        .BuildServiceProvider()
        .GetRequiredService<IPoisonMessages>();

    private async Task<IEnumerable<string>> TextsAsync(string queue)
    {
        var pipeline = new StoragePipeline(StorageConnection.Parse(azurite.ConnectionString, "queue"), (account, key) => new SharedKeyPolicy(account, key, TimeProvider.System), 0);
        return (await new StorageQueue(pipeline, queue).PeekAsync(default)).Select(message => message.Text);
    }
}
