namespace Compliance.Pipeline.Tests.Processes;

/// <summary>What a call of a process ends with that was killed: nothing it says or does has an effect any more.</summary>
internal sealed class ProcessKilledException() : Exception("The process was killed.");
