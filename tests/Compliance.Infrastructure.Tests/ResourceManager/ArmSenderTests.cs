using System.Net;
using Azure;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Testing.Time;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceManager;

public sealed class ArmSenderTests
{
    private const string Body = """{"id":"x"}""";

    private static readonly ResourceId Id = ResourceId.Parse("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe");

    private readonly FakeTime _time = new();
    private readonly ScriptedAzure _azure = new();

    public ArmSenderTests()
    {
        _azure.Options.MaxRetries = 3;
        _azure.Options.RetryDelay = TimeSpan.FromSeconds(1);
    }

    [Fact]
    public async Task Send_ThrottledWithRetryAfter_WaitsAsLongAsAsked()
    {
        _azure.Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "17")).Answer(Body);

        var read = ReadAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(17), read);

        Assert.Equal(ReadOutcome.Complete, (await read).Outcome);
    }

    [Fact]
    public async Task Send_ThrottledWithoutRetryAfter_WaitsTwiceAsLongEachTime()
    {
        _azure.Answer(HttpStatusCode.TooManyRequests).Answer(HttpStatusCode.TooManyRequests).Answer(HttpStatusCode.TooManyRequests).Answer(HttpStatusCode.TooManyRequests);

        var read = ReadAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(1), read);
        await _time.PassAsync(TimeSpan.FromSeconds(2), read);
        await _time.PassAsync(TimeSpan.FromSeconds(4), read);

        Assert.Equal((ReadOutcome.Throttled, "Azure answered 429 X: x"), ((await read).Outcome, (await read).Reason));
        Assert.Equal(4, _azure.Requests.Count);
    }

    [Fact]
    public async Task Send_RetryAfterADate_CountsFromTheDateOfTheAnswer()
    {
        // Azure's clock, three years behind ours.
        _azure.Answer(HttpStatusCode.ServiceUnavailable, headers: [("Date", "Tue, 21 Nov 2023 09:00:00 GMT"), ("Retry-After", "Tue, 21 Nov 2023 09:00:09 GMT")]).Answer(Body);

        var read = ReadAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(9), read);

        Assert.Equal(ReadOutcome.Complete, (await read).Outcome);
    }

    [Fact]
    public async Task Send_RetryAfterBeyondAllPatience_IsGivenUpAtOnce()
    {
        _azure.Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "3600"));

        var read = await ReadAsync();

        Assert.Equal(ReadOutcome.Throttled, read.Outcome);
        Assert.Null(_time.DueIn);
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task Send_ServiceFailsOnce_TriesAgain(HttpStatusCode status)
    {
        _azure.Answer(status, "<html>").Answer(Body);

        var read = ReadAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(1), read);

        Assert.Equal(ReadOutcome.Complete, (await read).Outcome);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.NotImplemented)]
    public async Task Send_RefusedForGood_IsNotTriedAgain(HttpStatusCode status)
    {
        _azure.Answer(status);

        Assert.Equal(ReadOutcome.Refused, (await ReadAsync()).Outcome);
    }

    [Fact]
    public async Task Send_Unauthorized_Flies()
    {
        _azure.Answer(HttpStatusCode.Unauthorized);

        Assert.Equal(401, (await Assert.ThrowsAsync<RequestFailedException>(ReadAsync)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"id":"x" """)]
    [InlineData("<html>")]
    public async Task Send_MalformedOnce_TriesAgain(string body)
    {
        _azure.Answer(body).Answer(Body);

        var read = ReadAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(1), read);

        Assert.Equal(Body, (await read).Body?.ToString());
    }

    [Fact]
    public async Task Send_NoConnectionToTheLast_Fails()
    {
        _azure.Options.MaxRetries = 0;
        _azure.Answer((_, _) => throw new HttpRequestException("Connection refused"));

        var read = await ReadAsync();

        Assert.Equal((ReadOutcome.Failed, "The connection to 127.0.0.1:1 failed: Connection refused"), (read.Outcome, read.Reason));
    }

    [Fact]
    public async Task Send_NoAnswerInTime_IsTriedAgainAndThenFails()
    {
        _azure.Options.MaxRetries = 1;
        _azure.Answer(NeverAsync).Answer(NeverAsync);

        var read = ReadAsync();
        await _time.PassAsync(_azure.Options.TryTimeout, read);
        await _time.PassAsync(TimeSpan.FromSeconds(1), read);
        await _time.PassAsync(_azure.Options.TryTimeout, read);

        Assert.Equal((ReadOutcome.Failed, "Azure gave no whole answer in time."), ((await read).Outcome, (await read).Reason));
    }

    [Fact]
    public async Task Send_PatienceEndsWithinATry_CutsTheTryShort()
    {
        _azure.Options.CallTimeout = TimeSpan.FromSeconds(150);
        _azure.Answer(NeverAsync).Answer(NeverAsync);

        var read = ReadAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(100), read);
        await _time.PassAsync(TimeSpan.FromSeconds(1), read);
        await _time.PassAsync(TimeSpan.FromSeconds(49), read);

        Assert.Equal(ReadOutcome.Failed, (await read).Outcome);
        Assert.Equal(2, _azure.Requests.Count);
    }

    [Fact]
    public async Task Send_CancelledWhileItWaits_IsCancelledAtOnce()
    {
        _azure.Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "200"));
        using var stop = new CancellationTokenSource();
        var read = ReadAsync(stop.Token);
        await _time.DueInAsync(TimeSpan.FromSeconds(200), read);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task Send_CancelledWithoutAnAnswer_IsCancelledAtOnce()
    {
        _azure.Answer(NeverAsync);
        using var stop = new CancellationTokenSource();
        var read = ReadAsync(stop.Token);
        await _time.DueInAsync(_azure.Options.TryTimeout, read);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task Send_TriedAgain_LogsOneLineWithoutTokenAndBody()
    {
        _azure.Answer(HttpStatusCode.InternalServerError, """{"error":{"code":"Broken","message":"secret"}}""").Answer(Body);

        var read = ReadAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(1), read);
        await read;

        Assert.Equal([(LogLevel.Warning, $"GET {Id} failed with 500 Broken; after try 1 it is tried again in 00:00:01")], _azure.Log.Lines);
    }

    private static async Task<HttpResponseMessage> NeverAsync(ScriptedRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException();
    }

    private Task<ArmRead> ReadAsync() => ReadAsync(CancellationToken.None);

    private Task<ArmRead> ReadAsync(CancellationToken cancellationToken) =>
        new ResourceManagerClient(_azure.Sender(_time), new ArmPaces(_time), ScriptedAzure.Endpoint, new StringPool()).ReadAsync(Id, new WaitClock(_time), cancellationToken);
}
