namespace Compliance.Web.Views;

/// <summary>What became of a delivery: how many events were stored, known already, about no part of a chain, of foreign subscriptions, or no events.</summary>
public sealed record EventReceipt(int Accepted, int Duplicates, int Irrelevant, int Ungoverned, int Malformed);

/// <summary>The answer to the Event Grid schema's handshake.</summary>
public sealed record ValidationAnswer(string ValidationResponse);
