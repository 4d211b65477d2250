using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Tests.ResourceManager;

/// <summary>Answers requests from a script, in its order, and keeps what it was asked.</summary>
internal sealed class ScriptedAzure : HttpMessageHandler
{
    private readonly Queue<HttpResponseMessage> _answers = new();

    public static Uri Endpoint { get; } = new("http://127.0.0.1:1");

    public List<(string Method, Uri Address, string Body, string? Authorization)> Requests { get; } = [];

    public AzureOptions Options { get; } = new() { Endpoint = Endpoint, MaxRetries = 2, RetryDelay = TimeSpan.FromMilliseconds(1) };

    public ScriptedAzure Answer(string body, params (string Name, string Value)[] headers) => Answer(HttpStatusCode.OK, body, headers);

    public ScriptedAzure Answer(HttpStatusCode status, string body = """{"error":{"code":"X","message":"x"}}""", params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        _answers.Enqueue(answer);
        return this;
    }

    public HttpPipeline Pipeline(params HttpPipelinePolicy[] perTry) =>
        ArmPipeline.Build(Options, new FixedCredential(), Transport(), perTry);

    public HttpPipelineTransport Transport() => new HttpClientTransport(this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request.Method.Method, request.RequestUri!, body, request.Headers.Authorization?.ToString()));
        var answer = _answers.Dequeue();
        answer.RequestMessage = request;
        return answer;
    }
}
