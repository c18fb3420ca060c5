using ImageGen.Growth.Tests;

return args switch
{
    ["table", .. var words] => GrowthTable.Print(words),
    ["names"] => GrowthTable.PrintNames(),
    ["seeds", var corpus] => GrowthSeeds.Write(corpus),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};
