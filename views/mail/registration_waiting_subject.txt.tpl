[[{{NAME}} asks for an account]]
